// A short name for texts: the same on every machine and in every run.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>

namespace asyncy::report {

/// 16 hexadecimal digits; the same texts in other parts give others.
std::string digest(std::initializer_list<std::string_view> parts);

}  // namespace asyncy::report
