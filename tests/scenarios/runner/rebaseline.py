"""Writes what came back into scenario files. Lines inside tables and loops over types are left to people."""


def rewrite(edits):
    """edits: path → [(line number, span, what, new)]."""
    for path, changes in edits.items():
        lines = path.read_text(encoding="utf-8").split("\n")
        done = set()
        for number, span, what, new in sorted(changes, key=lambda change: -change[0]):
            old = lines[number - 1].strip()
            if number in done or not old.startswith(("→", "->", "roles")):
                continue
            done.add(number)
            indent = lines[number - 1][:len(lines[number - 1]) - len(lines[number - 1].lstrip())]
            if what == "status":
                words = old.split(" ", 2)
                lines[number - 1] = f"{indent}{words[0]} {new}"
                del lines[number:number + span - 1]
            elif what == "body":
                lines[number - 1:number - 1 + span] = [indent + new]
            elif what == "roles":
                role, status = new
                words = [f"{role}={status}" if word.startswith(role + "=") else word for word in old.split()]
                lines[number - 1] = indent + " ".join(words)
            print(f"rewrote {path}:{number}")
        path.write_text("\n".join(lines), encoding="utf-8")
