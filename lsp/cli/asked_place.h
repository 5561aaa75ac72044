// A place in a file, as the command line writes it, in the workspace around the file.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "core/host/result.h"
#include "core/json/json.h"
#include "core/report/report.h"
#include "core/workspace/workspace.h"
#include "lsp/cli/options.h"

namespace asyncy::cli {

struct AskedPlace {
  workspace::Workspace workspace;
  const workspace::Document* document = nullptr;  ///< never null
  text::Offset offset = 0;
};

/// `FILE:LINE:COLUMN`, both from 1, columns in code points; behind the end of a line is its end. With `whole_file` the file
/// alone will do. The workspace holds everything that the file's project does.
host::Result<AskedPlace> read_place(std::string_view written, const Arguments& arguments, bool whole_file = false);

/// How reports show paths from here.
report::Options shown_from_here();

/// `path:line:column` of the begin of `range`.
std::string shown_place(const workspace::Document& document, text::Range range);
/// The same for programs, with the end.
json::Json place_to_json(const workspace::Document& document, text::Range range);

}  // namespace asyncy::cli
