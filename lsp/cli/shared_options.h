// Options that several subcommands have, and what they mean.
#pragma once

#include <array>
#include <filesystem>
#include <optional>
#include <vector>

#include "core/workspace/config.h"
#include "lsp/cli/options.h"

namespace asyncy::cli {

inline constexpr std::array<std::string_view, 3> kDialects = {"auto", "2018", "2020"};

inline constexpr Option kServicesOption{
    .name = "--services", .value = "DIR", .help = "look for manifests here, too", .allowed = {}, .repeatable = true};
inline constexpr Option kDialectOption{.name = "--dialect",
                                       .value = "DIALECT",
                                       .help = "which Storyscript is judged, whatever the project says; auto "
                                               "accepts every form that was ever valid",
                                       .allowed = kDialects};

std::vector<std::filesystem::path> services_given(const Arguments& arguments);
std::optional<text::Dialect> dialect_given(const Arguments& arguments);

}  // namespace asyncy::cli
