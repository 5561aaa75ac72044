"""Colours a story with Kate's own engine, and opens files in a Kate whose talk with the server is listened to. Run by test.sh."""

import json
import os
import re
import subprocess
import time

from checks import check, finish

tour = os.environ["TOUR"]
with open(os.environ["SCENARIO"], encoding="utf-8") as file:
    scenario = json.load(file)


def colours():
    run = subprocess.run(
        ["kate-syntax-highlighter", "-s", "Storyscript", "--output-format", "ansi", f"{tour}/stories/3-collect.story"],
        capture_output=True, text=True, check=True)
    colour_of = {text: colour for colour, text in re.findall(r"\x1b\[38;2;([\d;]+)m([^\x1b]*)", run.stdout)}
    check("a service and its command have colours of their own", len({colour_of[each] for each in ("wall", "show", " (")}) == 3, colour_of)
    check("commands are coloured alike", colour_of["resize"] == colour_of["border"] == colour_of["show"], colour_of)
    check("flags and named arguments, too", colour_of["--rounded"] == colour_of["caption"], colour_of)
    check("a template differs from its string", colour_of["{tweet.message}"] != colour_of[" ("], colour_of)


def messages(kind):
    """What was written so far: the JSON between the headers."""
    try:
        with open(os.environ["LOGGED"] + kind, "rb") as file:
            stream = file.read()
    except FileNotFoundError:
        return []
    found = []
    for match in re.finditer(rb"Content-Length: (\d+)\r\n\r\n", stream):
        body = stream[match.end():match.end() + int(match.group(1))]
        if len(body) == int(match.group(1)):
            found.append(json.loads(body))
    return found


def shown(path):
    """The mistakes that Kate was told last: `12 unknown-command` for each."""
    told = [each["params"]["diagnostics"] for each in messages(".out")
            if each.get("method") == "textDocument/publishDiagnostics" and each["params"]["uri"].endswith(path)]
    return [f"{each['range']['start']['line'] + 1} {each['code']}" for each in told[-1]] if told else None


def becomes(name, expected, ask):
    deadline = time.monotonic() + 60
    while ask() != expected and time.monotonic() < deadline:
        time.sleep(0.1)
    check(name, ask() == expected, ask())


def opens(path):
    for kind in (".in", ".out"):
        if os.path.exists(os.environ["LOGGED"] + kind):
            os.remove(os.environ["LOGGED"] + kind)
    kate = subprocess.Popen(["kate", "--startanon", f"{tour}/{path}"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    becomes(f"Kate is told what is wrong with {path}", scenario["diagnostics"][path], lambda: shown(path))
    root = next((each["params"]["rootUri"] for each in messages(".in") if each.get("method") == "initialize"), None)
    check("the workspace begins at asyncy-ls.yml", root == f"file://{tour}", root)
    kate.terminate()
    kate.wait(60)


colours()
opens("stories/5-mistakes.story")
opens("services/printer/asyncy.yml")
finish()
