// Coverage as one page for browsers.
#include "core/report/coverage.h"
#include "core/report/finding.h"

namespace asyncy::report {
namespace {

constexpr std::string_view kPageHead = R"(<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Coverage of the services</title>
<style>
:root { color-scheme: light dark; --ground: #f6f7f9; --card: #fff; --ink: #1c2430; --faint: #5b6675; --line: #e1e5ea;
  --good: #1a7f4b; --bad: #b3261e; --maybe: #8a6100; --track: #e4e8ee; }
@media (prefers-color-scheme: dark) { :root { --ground: #12161c; --card: #1a2029; --ink: #e6eaf0; --faint: #98a4b3;
  --line: #2b333f; --good: #5fd39a; --bad: #ff8a80; --maybe: #e6bd62; --track: #2b333f; } }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 62rem; padding: 2rem 1.25rem 4rem; background: var(--ground); color: var(--ink);
  font: 16px/1.5 system-ui, sans-serif; }
h1 { margin: 0 0 .25rem; font-size: 1.6rem; } h2 { margin: 0; font-size: 1.1rem; }
p { margin: .25rem 0; color: var(--faint); }
code { font: .92em ui-monospace, monospace; overflow-wrap: anywhere; }
section, .total { background: var(--card); border: 1px solid var(--line); border-radius: .75rem; padding: 1rem 1.25rem;
  margin: 1rem 0; }
.total { display: flex; gap: 1.5rem; align-items: center; flex-wrap: wrap; }
.big { font-size: 2.6rem; font-weight: 650; font-variant-numeric: tabular-nums; }
.total .words { flex: 1; min-width: 14rem; }
.bar { height: .5rem; border-radius: 1rem; background: var(--track); overflow: hidden; margin: .5rem 0; }
.bar i { display: block; height: 100%; background: var(--good); border-radius: 1rem; }
summary { cursor: pointer; display: flex; gap: 1rem; align-items: baseline; } summary h2 { flex: 1; }
summary::marker { content: ""; } .share { color: var(--faint); font-variant-numeric: tabular-nums; white-space: nowrap; }
table { width: 100%; border-collapse: collapse; margin-top: .75rem; }
th { text-align: left; font-weight: 500; font-size: .85rem; color: var(--faint); }
th, td { padding: .35rem .5rem .35rem 0; border-top: 1px solid var(--line); vertical-align: top; } thead th { border: 0; }
td.n, th.n { text-align: right; padding-right: 1rem; font-variant-numeric: tabular-nums; white-space: nowrap; }
tr.command td:first-child { font-weight: 600; } tr.argument td:first-child { padding-left: 1.25rem; }
.no { color: var(--bad); } .maybe { color: var(--maybe); } .same { color: var(--maybe); }
.chip { display: inline-block; border: 1px solid var(--line); border-radius: 1rem; padding: 0 .6rem; margin: 0 .35rem .2rem 0;
  font-size: .85rem; } .chip.no { border-color: currentColor; border-style: dashed; }
details.places summary { color: var(--faint); font-size: .85rem; font-weight: 400; } details.places ul { margin: .2rem 0 0;
  padding-left: 1.1rem; font-size: .85rem; color: var(--faint); }
label { user-select: none; color: var(--faint); }
body:has(#gaps:checked) .used { display: none; }
</style>
</head>
<body>
<h1>Coverage of the services</h1>
)";

class CoveragePage {
 public:
  explicit CoveragePage(const Options& options) : options_(options) {}

  std::string run(const Coverage& coverage) {
    const Share share = share_of(coverage);
    out_ = kPageHead;
    out_ += "<div class=\"total\"><div class=\"big\">" + percent_text(share) + "</div><div class=\"words\"><p>" +
            std::to_string(share.used) + " of " + std::to_string(share.of) +
            " commands, arguments and values are used, by " + std::to_string(coverage.calls) + " calls in " +
            std::to_string(coverage.stories) + " stories.</p>" + bar(share) +
            "<label><input type=\"checkbox\" id=\"gaps\"> show only what is not used, or always the same</label></div></div>\n";
    for (const ServiceCoverage& service : coverage.services) add(service);
    return out_ + "</body>\n</html>\n";
  }

 private:
  static std::string bar(const Share& share) {
    return "<div class=\"bar\"><i style=\"width:" + std::to_string(static_cast<int>(share.percent())) + "%\"></i></div>";
  }

  static bool has_gaps(const ArgumentCoverage& argument) {
    if (argument.calls == 0 || argument.constant) return true;
    for (const ValueCoverage& value : argument.values)
      if (value.used != Used::yes) return true;
    return false;
  }

  static bool has_gaps(const CommandCoverage& command) {
    if (command.calls == 0) return true;
    for (const ArgumentCoverage& argument : command.arguments)
      if (has_gaps(argument)) return true;
    return false;
  }

  void add(const ServiceCoverage& service) {
    const Share share = share_of(service);
    out_ += "<section" + std::string(share.used == share.of ? " class=\"used\"" : "") + "><details open><summary><h2>" +
            xml(service.name) + "</h2><span class=\"share\">" + percent_text(share) + " · " + std::to_string(share.used) + " of " +
            std::to_string(share.of) + "</span></summary>" + bar(share) + "<p><code>" +
            xml(shown_path(service.manifest->path, options_)) +
            "</code></p>\n<table><thead><tr><th>command, argument</th><th class=\"n\">calls</th><th></th></tr></thead>\n";
    for (const CommandCoverage& command : service.commands) add(command);
    out_ += "</table></details></section>\n";
  }

  void row(std::string_view kind, bool gaps, std::string_view name, std::size_t calls, const std::string& note) {
    out_ += "<tr class=\"" + std::string(kind) + (gaps ? "" : " used") + "\"><td><code>" + xml(name) + "</code></td><td class=\"n\">" +
            std::to_string(calls) + "</td><td>" + note + "</td></tr>\n";
  }

  void add(const CommandCoverage& command) {
    std::string note = command.calls == 0 ? "<span class=\"no\">never called</span>" : "";
    if (!command.callers.empty()) {
      note += "<details class=\"places\"><summary>where</summary><ul>";
      for (const Caller& caller : command.callers)
        note += "<li><code>" + xml(shown_path(caller.document->path, options_)) + ':' +
                std::to_string(place_of(caller.document->text, caller.range.begin).line) + "</code></li>";
      if (command.calls > command.callers.size()) note += "<li>and " + std::to_string(command.calls - command.callers.size()) + " more</li>";
      note += "</ul></details>";
    }
    row("command", has_gaps(command), command.name.empty() ? "(no command)" : command.name, command.calls, note);
    for (const ArgumentCoverage& argument : command.arguments)
      row("argument", has_gaps(argument), argument.argument->name.value, argument.calls, note_of(argument));
  }

  static std::string note_of(const ArgumentCoverage& argument) {
    std::string note;
    if (argument.calls == 0) note += "<span class=\"no\">never passed</span> ";
    if (argument.constant) note += "<span class=\"same\">always <code>" + xml(*argument.constant) + "</code></span> ";
    for (const ValueCoverage& value : argument.values) {
      const std::string_view kind = value.used == Used::yes ? "" : value.used == Used::no ? " no" : " maybe";
      note += "<span class=\"chip" + std::string(kind) + "\"><code>" + xml(value.text) + "</code> " +
              (value.used == Used::unknown ? "?" : std::to_string(value.calls)) + "</span>";
    }
    return note;
  }

  const Options& options_;
  std::string out_;
};

}  // namespace

std::string coverage_html(const Coverage& coverage, const Options& options) { return CoveragePage(options).run(coverage); }

}  // namespace asyncy::report
