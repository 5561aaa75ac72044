"""Talks to Kakoune as its screen does: JSON lines, in which every piece of text has its colours. Run by test.sh."""

import json
import os
import subprocess
import threading

from checks import check, finish


class Kakoune:
    def __init__(self, *files):
        self.lines = []  # of the screen: [(text, colour)]
        self.process = subprocess.Popen(["kak", "-ui", "json", *files], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        self.changed = threading.Condition()
        threading.Thread(target=self.listen, daemon=True).start()
        self.say("resize", 40, 160)
        # What is typed before the first picture may wait for the next key.
        with self.changed:
            self.changed.wait_for(lambda: self.lines, 60)

    def listen(self):
        for line in self.process.stdout:
            message = json.loads(line)
            if message["method"] == "draw":
                with self.changed:
                    self.lines = [[(atom["contents"], atom["face"]["fg"]) for atom in row] for row in message["params"][0]]
                    self.changed.notify_all()

    def say(self, method, *params):
        self.process.stdin.write(json.dumps({"jsonrpc": "2.0", "method": method, "params": params}) + "\n")
        self.process.stdin.flush()

    def keys(self, *keys):
        self.say("keys", *keys)

    def command(self, text):
        names = {" ": "<space>", "-": "<minus>", "<": "<lt>", ">": "<gt>"}
        self.keys(":", *[names.get(each, each) for each in text], "<ret>")

    def text(self):
        return ["".join(text for text, _ in row).rstrip("\n") for row in self.lines]

    def eventually(self, name, ask):
        with self.changed:
            self.changed.wait_for(ask, 60)
            check(name, ask(), self.text())

    def colour(self, words):
        """The colour of what stands where `words` begin."""
        for row in self.lines:
            whole = "".join(text for text, _ in row)
            at = whole.find(words)
            if at >= 0:
                for text, colour in row:
                    if at < len(text):
                        return colour
                    at -= len(text)
        return None

    def stop(self):
        self.command("quit!")
        self.process.wait(60)


def colours():
    kak = Kakoune("stories/3-collect.story")
    kak.eventually("a story is shown", lambda: any("frames border" in line for line in kak.text()))
    plain = kak.colour("= frames resize `")
    seen = {
        words: kak.colour(words)
        for words in ("frames border", "border small", "--rounded", "# Photos", "`/assets", "caption:", "{tweet.message", " (")
    }
    check("services, commands, arguments, comments, strings and templates have colours of their own",
          plain not in seen.values() and None not in seen.values() and len(set(seen.values())) >= 5, (plain, seen))
    check("a path is a string", seen["`/assets"] == seen[" ("], seen)
    check("flags and named arguments are coloured alike", seen["--rounded"] == seen["caption:"], seen)
    kak.stop()


def manifests():
    kak = Kakoune("services/wall/asyncy.yml")
    kak.eventually("a manifest is coloured as YAML",
                   lambda: kak.colour("commands:") not in (None, "default") and kak.colour("# The big") not in (None, "default"))
    kak.stop()


def typing():
    kak = Kakoune("stories/new.story")
    kak.keys("i", *"if", "<space>", *"a", "<ret>", *"return", "<space>", *"a", "<ret>", *"b", "<esc>")
    kak.eventually("blocks are indented while typing", lambda: kak.text()[:3] == ["if a", "    return a", "b"])
    kak.keys("g", "g")
    kak.command("comment-line")
    kak.eventually("lines become comments", lambda: kak.text()[:1] in (["#if a"], ["# if a"]))
    kak.stop()


def checks():
    kak = Kakoune("stories/1-hello.story")
    kak.command("asyncy-check")
    kak.eventually("a check of all files is shown", lambda: any("6-more-mistakes.story:7:42: error" in line for line in kak.text()))
    kak.command("make-next-error")
    kak.eventually("and leads to the findings", lambda: any("requird" in line and "asyncy.yml:9" not in line for line in kak.text()))
    kak.stop()


os.environ.setdefault("TERM", "xterm-256color")
for part in (colours, manifests, typing, checks):
    part()
finish()
