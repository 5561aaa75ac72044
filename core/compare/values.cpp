#include "core/compare/values.h"

#include <algorithm>
#include <optional>

#include "core/text/excerpt.h"

namespace asyncy::compare {
namespace {

using text::quoted;

using manifest::ValueSchema;

class Values {
 public:
  Values(const ValueSchema& before, const ValueSchema& after, const Subject& subject, std::vector<Change>& changes)
      : before_(before), after_(after), subject_(subject), changes_(changes) {}

  void run() {
    types();
    enums();
    patterns();
    defaults();
  }

 private:
  void add(std::string_view rule, Impact impact, std::string message, text::Range before, text::Range after) {
    changes_.push_back({.rule = rule,
                        .impact = impact,
                        .command = subject_.command,
                        .argument = subject_.argument,
                        .message = std::move(message),
                        .before = before.empty() ? subject_.before : before,
                        .after = after.empty() ? subject_.after : after});
  }

  template <class Optional>
  static text::Range range_of(const Optional& declaration) {
    return declaration ? declaration->range : text::Range{};
  }

  void types() {
    const types::Type old = before_.declared_type();
    const types::Type now = after_.declared_type();
    if (old == now || (old.accepts_anything() && now.accepts_anything())) return;
    const auto range = [](const ValueSchema& schema) { return range_of(schema.type); };
    const std::string message = subject_.words + " was " + types::describe(old) + " and is " + types::describe(now);
    const bool wider = now.accepts_anything() || (!old.accepts_anything() && is_inside(old, now));
    if (wider)
      add("type-widened", Impact::safe, message, range(before_), range(after_));
    else
      add("type-changed", Impact::breaking, message + "; other values are refused", range(before_), range(after_));
  }

  /// Does `outer` take every value that `inner` takes?
  static bool is_inside(types::Type inner, types::Type outer) {
    for (unsigned base = 0; base <= static_cast<unsigned>(types::Base::none); ++base) {
      const auto each = static_cast<types::Base>(base);
      const bool number = (each == types::Base::integer || each == types::Base::real) && outer.has(types::Base::number);
      if (inner.has(each) && !outer.has(each) && !number) return false;
    }
    return true;
  }

  void enums() {
    const auto& old = before_.allowed;
    const auto& now = after_.allowed;
    if (!old && !now) return;
    if (!now) return add("enum-removed", Impact::safe, subject_.words + " may be any value", range_of(old), {});
    if (!old) return add("enum-added", Impact::breaking, subject_.words + " took any value and takes " + list(now->values), {}, now->range);
    const std::string lost = list(missing(old->values, *now));
    const std::string won = list(missing(now->values, *old));
    if (!lost.empty())
      add("enum-narrowed", Impact::breaking, subject_.words + " no longer takes " + lost, old->range, now->range);
    if (!won.empty()) add("enum-widened", Impact::safe, subject_.words + " also takes " + won, old->range, now->range);
  }

  static std::vector<manifest::Value> missing(const std::vector<manifest::Value>& values, const manifest::EnumDeclaration& in) {
    std::vector<manifest::Value> out;
    std::copy_if(values.begin(), values.end(), std::back_inserter(out),
                 [&](const manifest::Value& value) { return !in.allows(value.literal.text); });
    return out;
  }

  static std::string list(const std::vector<manifest::Value>& values) {
    std::string out;
    for (const manifest::Value& value : values) out += (out.empty() ? "" : ", ") + quoted(value.literal.text);
    return out;
  }

  void patterns() {
    const auto& old = before_.pattern;
    const auto& now = after_.pattern;
    const std::string source = old ? old->source : "";
    if (source == (now ? now->source : "")) return;
    if (!now) return add("pattern-removed", Impact::safe, subject_.words + " need not match " + quoted(source), range_of(old), {});
    // Values that both manifests name are what is known of the calls here.
    for (const std::string& value : known_values()) {
      const bool was_right = !old || matches(*old, value) == pattern::Verdict::match;
      if (was_right && matches(*now, value) == pattern::Verdict::no_match)
        return add("pattern-narrowed", Impact::breaking,
                   subject_.words + " must match " + quoted(now->source) + "; " + quoted(value) + " was right and is refused",
                   range_of(old), now->range);
    }
    if (old)
      add("pattern-changed", Impact::risky,
          subject_.words + " had to match " + quoted(source) + " and has to match " + quoted(now->source) +
              "; whether some value is refused cannot be told",
          old->range, now->range);
    else
      add("pattern-added", Impact::breaking, subject_.words + " must match " + quoted(now->source), {}, now->range);
  }

  static pattern::Verdict matches(const manifest::PatternDeclaration& declared, const std::string& value) {
    return declared.compiled.pattern ? declared.compiled.pattern->search(value) : pattern::Verdict::unknown;
  }

  [[nodiscard]] std::vector<std::string> known_values() const {
    std::vector<std::string> values;
    for (const ValueSchema* schema : {&before_, &after_}) {
      if (schema->default_value) values.push_back(schema->default_value->literal.text);
      if (schema->allowed)
        for (const manifest::Value& value : schema->allowed->values) values.push_back(value.literal.text);
    }
    return values;
  }

  void defaults() {
    const auto& old = before_.default_value;
    const auto& now = after_.default_value;
    if (!old && !now) return;
    if (old && now && old->literal == now->literal) return;
    if (!old)
      return add("default-added", Impact::risky, "who leaves out " + subject_.words + " passes " + quoted(now->literal.text), {},
                 now->range);
    if (!now)
      return add("default-removed", Impact::risky, "who leaves out " + subject_.words + " no longer passes " + quoted(old->literal.text),
                 old->range, {});
    add("default-changed", Impact::risky,
        "who leaves out " + subject_.words + " passed " + quoted(old->literal.text) + " and passes " + quoted(now->literal.text),
        old->range, now->range);
  }

  const ValueSchema& before_;
  const ValueSchema& after_;
  const Subject& subject_;
  std::vector<Change>& changes_;
};

}  // namespace

void compare_values(const ValueSchema& before, const ValueSchema& after, const Subject& subject, std::vector<Change>& changes) {
  Values(before, after, subject, changes).run();
}

}  // namespace asyncy::compare
