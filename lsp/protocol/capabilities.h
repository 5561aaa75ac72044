// What the client says about itself when it connects.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "lsp/protocol/read.h"

namespace asyncy::protocol {

struct ClientCapabilities {
  PositionEncoding encoding = PositionEncoding::utf16;  ///< the first of the client's that we know
  bool watches_files = false;                           ///< lets us register what to watch
  bool registers_configuration = false;                 ///< lets us register for changes of settings
  bool answers_configuration = false;                   ///< can be asked for settings
  bool shows_progress = false;
  bool shows_documents = false;  ///< opens one when it is asked to
  bool related_information = false;
  bool diagnostic_tags = false;        ///< shows code that is of no use in a paler colour
  bool code_description = false;       ///< shows a link with the code of a diagnostic
  bool diagnostic_data = false;        ///< gives `data` of a diagnostic back when it asks for code actions
  bool pulls_diagnostics = false;      ///< asks for diagnostics, and can be told to ask again: then none are sent unasked
  bool related_documents = false;      ///< of the diagnostics that it asks for
  std::vector<std::string> refreshes;  ///< the requests by which it lets us say that its answers are out of date
  bool resolves_actions = false;  ///< asks for the edits of a code action when it is chosen
  bool snippets = false;
  bool markdown_hover = false;
  bool markdown_completion = false;
  bool definition_links = false;
  bool declaration_links = false;
  bool type_definition_links = false;
  bool nested_symbols = false;
  bool resolves_documentation = false;  ///< asks for the documentation of an offer when it is looked at
  bool label_details = false;
  bool deprecated_tag = false;  ///< of an offer
  bool markdown_signature = false;
  bool label_offsets = false;                  ///< takes the parameters of a signature as places in its label
  bool active_parameter_of_signature = false;  ///< takes the active parameter of each signature
  bool semantic_tokens = false;
  bool inlay_hints = false;
  bool refreshes_inlay_hints = false;
  bool resolves_hint_tooltips = false;
  std::optional<std::uint32_t> most_folds;
  bool versioned_edits = false;  ///< takes edits that name the version they are meant for
  bool change_annotations = false;
  bool renames_files = false;  ///< moves files as part of an edit
  bool prepares_rename = false;
  bool tells_file_renames = false;  ///< asks before it moves files
};

struct InitializeParams {
  ClientCapabilities capabilities;
  std::vector<std::string> folders;  ///< URIs; none for a single file
  std::optional<std::int64_t> process_id;
};

/// Whatever is missing or of a wrong shape is taken as not said; nothing only when `params` is no object at all.
std::optional<InitializeParams> read_initialize(const Json& params);

/// The URIs in a list of workspace folders.
std::vector<std::string> read_folders(const Json* list);

}  // namespace asyncy::protocol
