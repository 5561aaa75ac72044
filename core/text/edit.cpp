#include "core/text/edit.h"

namespace asyncy::text {

std::optional<std::string> apply(std::string_view source, std::span<const Edit> edits) {
  std::string out;
  out.reserve(source.size());
  Offset read = 0;
  for (const Edit& edit : edits) {
    if (edit.range.begin < read || edit.range.end < edit.range.begin || edit.range.end > source.size()) return std::nullopt;
    out += source.substr(read, edit.range.begin - read);
    out += edit.text;
    read = edit.range.end;
  }
  out += source.substr(read);
  return out;
}

}  // namespace asyncy::text
