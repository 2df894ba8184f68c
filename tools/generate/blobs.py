"""Bytes inside the binary: each blob becomes a file that the assembler takes in, between two symbols."""


class Blobs:
    """Collects blobs for one generated source. `prefix` begins their symbols; their files lie in `folder`."""

    def __init__(self, prefix, folder):
        self.prefix, self.folder, self.names = prefix, folder, []
        folder.mkdir(parents=True, exist_ok=True)

    def add(self, content):
        """Keeps bytes, and gives the C++ that makes a std::string_view of them: `{begin, end}`."""
        name = f"{self.prefix}_{len(self.names)}"
        (self.folder / f"{len(self.names)}.bin").write_bytes(content)
        self.names.append(name)
        return f"{{{name}, {name}_end}}"

    def definitions(self):
        """The C++ that stands before the first use."""
        assembly = "\n".join(f'    ".global {name}\\n{name}:\\n.incbin \\"{self.folder / f"{index}.bin"}\\"\\n"\n'
                             f'    ".global {name}_end\\n{name}_end:\\n.byte 0\\n"' for index, name in enumerate(self.names))
        declarations = "\n".join(f"extern const char {name}[];\nextern const char {name}_end[];" for name in self.names)
        return f"""__asm__(
    ".section .rodata\\n"
{assembly}
    ".previous\\n");

extern "C" {{
{declarations}
}}
"""
