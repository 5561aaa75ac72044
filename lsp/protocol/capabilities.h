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
  bool related_information = false;
  bool snippets = false;
  bool markdown_hover = false;
  bool markdown_completion = false;
  bool definition_links = false;
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
