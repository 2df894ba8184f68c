#!/usr/bin/env python3
"""Writes the manual page from what the program says of itself, so that it cannot say anything else.

  manual.py PROGRAM VERSION >plumbline.1
"""
import re
import subprocess
import sys


def help_of(program, *command):
    return subprocess.run([program, *command, "--help"], capture_output=True, text=True, check=True,
                          env={"LANG": "C.UTF-8"}).stdout


def commands_of(text):
    """Names of the commands below, with what each does."""
    found = re.search(r"^Subcommands:\n((?:  .*\n?)*)", text, re.M)
    return re.findall(r"^  (\S+)\s{2,}(\S.*)$", found.group(1), re.M) if found else []


def plain(text):
    """Text that roff leaves as it is."""
    text = text.replace("\\", "\\e").replace("-", "\\-").replace("…", "...")
    return re.sub(r"^([.'])", r"\\&\1", text, flags=re.M)


def as_is(text):
    return f".nf\n{plain(text.strip(chr(10)))}\n.fi\n"


def section(program, words, title, summary):
    """One command, then those below it."""
    text = help_of(program, *words)
    page = f".SS {plain('plumbline ' + ' '.join(words))}\n{plain(summary)}.\n.PP\n{as_is(text)}"
    for name, below in commands_of(text):
        page += section(program, [*words, name], title, below)
    return page


def main():
    program, version = sys.argv[1:3]
    text = help_of(program)
    page = f'.TH PLUMBLINE 1 "" "Plumbline {plain(version)}" "User Commands"\n'
    page += ".SH NAME\nplumbline \\- plans that are checked, measured and followed up\n"
    page += ".SH SYNOPSIS\n.B plumbline\n.I COMMAND\n[\\fIOPTIONS\\fR]\n"
    page += f".SH DESCRIPTION\n{as_is(text)}.SH COMMANDS\n"
    for name, summary in commands_of(text):
        page += section(program, [name], name, summary)
    page += (".SH FILES\n.TP\n.I /etc/plumbline/plumbline.toml\nsettings of the service, each also an option of\n.B plumbline serve\n"
             ".TP\n.I /var/lib/plumbline\nrecords of the service\n")
    page += (".SH SIGNALS\n.B plumbline serve\nends at SIGTERM and SIGINT once the requests under way are answered, within ten seconds.\n"
             "With a certificate, or under a service manager, SIGHUP makes it read certificate and key again.\n")
    sys.stdout.write(page)


if __name__ == "__main__":
    main()
