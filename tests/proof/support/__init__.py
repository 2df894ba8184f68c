"""What the proofs share: the ground they run on, writers with a memory of what they were promised, and faults."""
