#include "core/report/digest.h"

#include <cstdint>

namespace asyncy::report {

std::string digest(std::initializer_list<std::string_view> parts) {
  // FNV-1a.
  std::uint64_t value = 14695981039346656037ULL;
  const auto mix = [&](unsigned char byte) { value = (value ^ byte) * 1099511628211ULL; };
  for (const std::string_view part : parts) {
    for (const char c : part) mix(static_cast<unsigned char>(c));
    mix(0xFF);  // stands in no UTF-8, so the parts stay apart
  }
  std::string digits(16, '0');
  for (auto digit = digits.rbegin(); digit != digits.rend(); ++digit, value >>= 4U) *digit = "0123456789abcdef"[value & 0xFU];
  return digits;
}

}  // namespace asyncy::report
