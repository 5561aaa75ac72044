"""Colours a story with Kate's own engine, opens files in a Kate whose talk with the server is listened to, and types into them on
a screen that nobody sees. Run by test.sh."""

import json
import os
import re
import signal
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


def children(process):
    """The processes that one has started, and those that they have."""
    found = []
    for each in filter(str.isdigit, os.listdir("/proc")):
        try:
            with open(f"/proc/{each}/stat", encoding="utf-8") as file:
                parent = int(file.read().rpartition(")")[2].split()[1])
        except (FileNotFoundError, ProcessLookupError):
            continue
        if parent == process:
            found += [int(each), *children(int(each))]
    return found


class Screen:
    """A Kate with a keyboard."""

    def __init__(self, path):
        self.server = subprocess.Popen(["Xvfb", "-displayfd", "1", "-screen", "0", "1200x900x24", "-nolisten", "tcp"],
                                       stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        display = self.server.stdout.readline().decode().strip()
        self.surroundings = {**os.environ, "DISPLAY": f":{display}", "QT_QPA_PLATFORM": "xcb"}
        self.kate = subprocess.Popen(["kate", "--startanon", f"{tour}/{path}"], env=self.surroundings,
                                     stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    def close(self):
        # What is not saved would be asked about.
        self.kate.kill()
        self.kate.wait(60)
        self.server.kill()
        self.server.wait(60)

    def tool(self, *words):
        return subprocess.run(["xdotool", *words], env=self.surroundings, capture_output=True, text=True, check=False).stdout

    def keys(self, *keys):
        for window in self.tool("search", "--onlyvisible", "--class", "kate").split():
            self.tool("windowfocus", window)
        self.tool("key", "--delay", "50", *keys)
        # A dialogue has come or gone.
        time.sleep(2)

    def type(self, text):
        self.tool("type", "--delay", "50", text)

    def open(self, path):
        self.keys("ctrl+o")
        self.type(f"{tour}/{path}")
        self.keys("Return")
        becomes(f"Kate opens {path}", True, lambda: any(
            each.get("method") == "textDocument/didOpen" and each["params"]["textDocument"]["uri"].endswith(path)
            for each in messages(".in")))

    def go(self, line, *keys):
        self.keys("ctrl+g")
        self.type(str(line))
        self.keys("Return")
        self.keys("Escape", *keys)

    def server_processes(self):
        found = []
        for each in children(self.kate.pid):
            try:
                if os.readlink(f"/proc/{each}/exe") == os.path.realpath(os.environ["ASYNCY_LS"]):
                    found.append(each)
            except FileNotFoundError:
                pass
        return found


def line_of(path, text):
    with open(f"{tour}/{path}", encoding="utf-8") as file:
        return next(number for number, line in enumerate(file, 1) if text in line)


def on_screen(path, test):
    for kind in (".in", ".out"):
        if os.path.exists(os.environ["LOGGED"] + kind):
            os.remove(os.environ["LOGGED"] + kind)
    screen = Screen(path)
    try:
        becomes(f"mistakes in {path}", (scenario["diagnostics"] | {scenario["dos"]["file"]: scenario["dos"]["diagnostics"]}).get(path, []),
                lambda: shown(path))
        test(screen)
    finally:
        screen.close()


def unsaved(screen):
    edit = scenario["unsaved"]
    screen.open(edit["manifest"])
    screen.go(line_of(edit["manifest"], edit["replace"]), "Home", "shift+End")
    screen.type(edit["with"])
    becomes("an edit in an unsaved manifest is seen by its callers", edit["then"], lambda: shown(edit["story"]))


def dos(screen):
    # Behind an emoji, `"center"` becomes `"centre"`.
    screen.go(2, "End", "Left", "BackSpace", "BackSpace")
    screen.type("re")
    becomes("an edit behind emoji, in a file with CRLF, lands where it should", [], lambda: shown(scenario["dos"]["file"]))


def killed(screen):
    edit = scenario["killed"]
    servers = screen.server_processes()
    check("one server runs", len(servers) == 1, servers)
    for each in servers:
        os.kill(each, signal.SIGKILL)
    screen.go(line_of(edit["file"], edit["replace"]), "Home", "Right", "Right", "Right", "Right")
    screen.type("t")
    becomes("after a server that was killed another one knows what was typed", edit["then"], lambda: shown(edit["file"]))
    others = screen.server_processes()
    check("it is another one", len(others) == 1 and others != servers, others)


colours()
opens("stories/5-mistakes.story")
opens("services/printer/asyncy.yml")
for path, test in ((scenario["unsaved"]["story"], unsaved), (scenario["dos"]["file"], dos), (scenario["killed"]["file"], killed)):
    on_screen(path, test)
finish()
