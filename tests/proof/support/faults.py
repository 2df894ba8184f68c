"""Faults that can be switched on in a running server: a small library, preloaded, that fails calls on the store's files."""

import ctypes
import errno
import mmap
import pathlib
import shutil
import subprocess

from . import ground

WRITE, SYNC, TRUNCATE, OPEN, READ = 1, 2, 4, 8, 16
OFF, ONCE, ALWAYS, LIE = range(4)
SOURCE = pathlib.Path(__file__).with_name("faults.c")


class Orders(ctypes.Structure):
    """As in faults.c."""

    _fields_ = [(name, ctypes.c_int) for name in ("mode", "functions", "nth", "error", "hits", "calls")]


class Faults:
    """The library, and the orders that servers started with `environment` follow."""

    def __init__(self, library, folder):
        self.library, self.file = library, folder / "faults.orders"
        self.file.write_bytes(bytes(4096))
        self.file.chmod(0o666)
        with open(self.file, "r+b") as file:
            self.memory = mmap.mmap(file.fileno(), 4096)
        self.orders = Orders.from_buffer(self.memory)

    def environment(self, part):
        """For a server whose files with `part` in their path shall fail."""
        return {"LD_PRELOAD": str(self.library), "PROOF_FAULTS": str(self.file), "PROOF_FAULTS_PATH": part}

    def environment_without_fsync(self):
        return {"LD_PRELOAD": str(self.library), "PROOF_NO_SYNC": "1"}

    def begin(self, functions, nth=1, mode=ALWAYS, error=errno.EIO):
        orders = self.orders
        orders.mode, orders.hits = OFF, 0
        orders.functions, orders.nth, orders.error = functions, nth, error
        orders.mode = mode

    def end(self):
        """Switches faults off; how many calls failed."""
        self.orders.mode = OFF
        return self.orders.hits


def build(folder):
    compiler = shutil.which("gcc") or shutil.which("cc")
    if compiler is None:
        raise ground.Skip("needs a C compiler")
    library = folder / "faults.so"
    subprocess.run([compiler, "-O2", "-fPIC", "-shared", "-U_FORTIFY_SOURCE", "-o", library, SOURCE, "-ldl"], check=True)
    return Faults(library, folder)
