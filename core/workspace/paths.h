// Paths as text: absolute, `/` between parts, no `.` or `..` left. Nothing here looks at a disk.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace asyncy::workspace {

/// The folder that holds `path`; empty for the root of the file system.
std::string_view parent_of(std::string_view path);
/// The last part of `path`.
std::string_view name_of(std::string_view path);
/// Is `path` the folder itself or anything below it?
bool is_inside(std::string_view path, std::string_view folder);
/// `path` as seen from `folder`, in which it lies; empty for the folder itself.
std::string_view relative_to(std::string_view path, std::string_view folder);
/// Steps from one folder to another, up and down.
std::size_t steps_between(std::string_view from, std::string_view to);
/// `relative` seen from `folder`, with `.` and `..` resolved; an absolute one is only cleaned.
std::string join(std::string_view folder, std::string_view relative);

}  // namespace asyncy::workspace
