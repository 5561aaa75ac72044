// What an editor can offer to do about the diagnostics at the cursor.
#pragma once

#include <string>
#include <vector>

#include "core/fix/trial.h"
#include "core/ide/file_edits.h"
#include "core/rules/run.h"
#include "core/text/diagnostic.h"
#include "core/workspace/workspace.h"

namespace asyncy::ide {

struct Action {
  std::string title;
  std::string kind = "quickfix";  ///< as in the Language Server Protocol
  std::vector<text::Edit> edits;  ///< of the document that was asked about; sorted
  text::Diagnostic diagnostic;    ///< what it mends or silences; without a rule: nothing
  bool preferred = false;         ///< the one obvious mend
  std::vector<FileEdits> elsewhere = {};  ///< edits of other documents
};

/// For each diagnostic of the document that `trial` is of and that touches `range`: its fixes, then the comment that silences its rule there, or in the whole file
/// where a line cannot be silenced; last, of several lines, the comments around them that silence all. All are proven. Looks at no more than the first 50 diagnostics of the range.
std::vector<Action> actions(fix::Trial& trial, text::Range range);

/// One action, `source.fixAll`, that does whatever `--fix` does in this document; none when that is nothing. `range` does not
/// matter.
std::vector<Action> fix_all(fix::Trial& trial, text::Range range);
/// The same without its edits, which take time: whether there is such an action.
std::vector<Action> offer_fix_all(fix::Trial& trial, text::Range range);

}  // namespace asyncy::ide
