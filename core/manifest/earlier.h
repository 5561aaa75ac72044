// What an earlier version of a manifest already knows of the next one: an edit costs no more than the blocks that it
// touches.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "core/manifest/model.h"
#include "core/manifest/schema.h"
#include "core/yaml/tree.h"

namespace asyncy::yaml {
struct Block;
}

namespace asyncy::manifest {

/// Everything given must outlive it.
class Earlier {
 public:
  /// `fitting` is what `validate` said of `tree`, and `now` the tree of the next version.
  Earlier(const yaml::Tree& tree, const Manifest& model, std::span<const Section> fitting, const yaml::Tree& now);

  /// The section that the block number `block` of the next version fits without a mistake, as it did before; `free` where
  /// that is not known.
  [[nodiscard]] Section fitting(std::size_t block) const;
  /// The command that the entry of the next version declares, taken over and moved to where it stands now; nothing where it
  /// is new.
  [[nodiscard]] std::optional<Command> command(yaml::Entry entry) const;

 private:
  const yaml::Tree& tree_;
  const yaml::Tree& now_;
  std::span<const Section> fitting_;
  std::vector<const yaml::Block*> kept_;
  std::vector<const Command*> commands_;  ///< in the order of the text
};

}  // namespace asyncy::manifest
