#include "core/rules/tags.h"

#include "core/rules/registry.h"
#include "core/rules/suppress.h"

namespace asyncy::rules {

Tag tag_of(const text::RuleInfo& rule) {
  if (&rule == &deprecated.info) return Tag::deprecated;
  return &rule == &unused_anchor.info || &rule == &unused_suppression ? Tag::unnecessary : Tag::none;
}

}  // namespace asyncy::rules
