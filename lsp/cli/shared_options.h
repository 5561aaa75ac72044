// Options that several subcommands have, and what they mean.
#pragma once

#include <filesystem>
#include <optional>
#include <vector>

#include "core/workspace/config.h"
#include "lsp/cli/options.h"

namespace asyncy::cli {

inline constexpr Option kServicesOption{
    .name = "--services", .value = "DIR", .help = "look for manifests here, too", .allowed = {}, .repeatable = true};
inline constexpr Option kDialectOption{.name = "--dialect",
                                       .value = "DIALECT",
                                       .help = "which Storyscript is judged, whatever the project says; auto "
                                               "accepts every form that was ever valid",
                                       .allowed = workspace::kDialects};

std::vector<std::filesystem::path> services_given(const Arguments& arguments);
std::optional<text::Dialect> dialect_given(const Arguments& arguments);

}  // namespace asyncy::cli
