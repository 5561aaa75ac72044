#include "core/text/text.h"

#include <algorithm>

namespace asyncy::text {

Text::Text(std::string bytes) {
  auto contents = std::make_shared<Contents>();
  contents->line_starts.push_back(0);
  unsigned char seen = 0;
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    const char c = bytes[i];
    seen |= static_cast<unsigned char>(c);
    if (c == '\n' || (c == '\r' && (i + 1 == bytes.size() || bytes[i + 1] != '\n')))
      contents->line_starts.push_back(static_cast<Offset>(i + 1));
  }
  contents->ascii = seen < 0x80;
  contents->bytes = std::move(bytes);
  contents_ = std::move(contents);
}

std::string_view Text::slice(Range range) const {
  const Offset begin = std::min(range.begin, size());
  const Offset end = std::clamp(range.end, begin, size());
  return view().substr(begin, end - begin);
}

std::uint32_t Text::line_of(Offset offset) const {
  const auto& starts = contents_->line_starts;
  const auto after = std::upper_bound(starts.begin(), starts.end(), offset);
  return static_cast<std::uint32_t>(after - starts.begin()) - 1;
}

Offset Text::line_start(std::uint32_t line) const {
  return line < line_count() ? contents_->line_starts[line] : size();
}

Range Text::line_range(std::uint32_t line) const {
  const Offset begin = line_start(line);
  Offset end = line_start(line + 1);
  if (end > begin && view()[end - 1] == '\n') --end;
  if (end > begin && view()[end - 1] == '\r') --end;
  return {begin, end};
}

LinePosition Text::position(Offset offset) const {
  offset = std::min(offset, size());
  const std::uint32_t line = line_of(offset);
  return {line, offset - line_start(line)};
}

}  // namespace asyncy::text
