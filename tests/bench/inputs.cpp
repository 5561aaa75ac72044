#include "tests/bench/inputs.h"

#include <algorithm>
#include <string_view>

namespace asyncy::bench {
namespace {

constexpr std::string_view kHead =
    "# A service that does a lot.\n"
    "commands:\n";

constexpr std::string_view kCommandBody =
    "    help: Bring a photo into shape; the answer says where it lies\n"
    "    format: '{photo} * **'\n"
    "    args:\n"
    "      - name: photo\n"
    "        type: file\n"
    "        required: true\n"
    "        help: Where the photo lies\n"
    "      - name: colour\n"
    "        type: string\n"
    "        pattern: '^\\#?\\w{6}$'\n"
    "    kwargs:\n"
    "      - name: width\n"
    "        type: int\n"
    "        default: 800\n"
    "      - name: place\n"
    "        type: string\n"
    "        enum: [left, centre, right]\n"
    "      - name: style\n"
    "        type: json\n"
    "        help: |\n"
    "          Anything that the style sheet knows,\n"
    "          such as {\"border\": 4}.\n"
    "    additional_args: false\n"
    "    additional_kwargs: false\n"
    "    result:\n"
    "      type: json\n";

std::size_t line_count(std::string_view text) { return static_cast<std::size_t>(std::ranges::count(text, '\n')); }

std::string command(std::size_t number) { return "command-" + std::to_string(number); }

/// One of five forms, each a few lines as people write them.
std::string call(std::size_t number, std::string_view command) {
  const std::string head = "bench " + std::string(command);
  const std::string id = std::to_string(number);
  switch (number % 5) {
    case 0: return head + " `/photos/" + id + ".jpg` '#c0ffee' --width=" + id + "\n";
    case 1: return "small = " + head + " photo:\"/photos/" + id + ".jpg\" width:" + id + " place:\"left\"\n";
    case 2:
      return "# Big ones go to the right.\nif small.width > " + id + "\n    " + head + " small.photo --place 'right'\n";
    case 3:
      return head + " photo:\"/photos/{small.name}-" + id + ".jpg\" style:{\n    \"border\": 4,\n    \"shadow\": [true, " +
             id + "]\n}\n";
    default:
      return "foreach small.faces as face\n    " + head + " photo:face.photo\n" +
             "        colour:\"c0ffee\"\n        width:" + id + "\n";
  }
}

}  // namespace

std::size_t command_count(std::size_t lines) {
  const std::size_t head = line_count(kHead);
  const std::size_t each = 1 + line_count(kCommandBody);
  return lines <= head ? 1 : std::max<std::size_t>(1, (lines - head + each - 1) / each);
}

std::string manifest(std::size_t lines) {
  std::string text(kHead);
  const std::size_t commands = command_count(lines);
  for (std::size_t number = 0; number < commands; ++number)
    text.append("  ").append(command(number)).append(":\n").append(kCommandBody);
  return text;
}

std::string story(std::size_t calls, std::size_t commands) {
  std::string text = "# A story of many calls.\n";
  for (std::size_t number = 0; number < calls; ++number) text += call(number, command(number % commands));
  return text;
}

std::string in_function(std::string_view story) {
  std::string text = "function f a:int\n";
  while (!story.empty()) {
    const std::size_t end = std::min(story.find('\n'), story.size() - 1) + 1;
    text.append("    ").append(story.substr(0, end));
    story.remove_prefix(end);
  }
  return text;
}

Input workspace(Size size) {
  using text::Language;
  using text::Text;
  auto manifest = workspace::open("/w/bench/asyncy.yml", Text(bench::manifest(size.manifest_lines)), Language::manifest);
  auto story =
      workspace::open("/w/main.story", Text(bench::story(size.calls, command_count(size.manifest_lines))), Language::story);
  return {.workspace = workspace::Workspace({{.path = "/w", .config = {}}}, {manifest, story}),
          .manifest = manifest,
          .story = story};
}

}  // namespace asyncy::bench
