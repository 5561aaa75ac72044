#include "core/ide/manifest_cursor.h"

#include <algorithm>

namespace asyncy::ide {
namespace {

using manifest::Section;
using text::Offset;
using yaml::Kind;

/// Of two nodes that touch the offset the one that holds it; anchors belong to their node.
bool reaches(const yaml::Node& node, Offset at) {
  return node.range.touches(at) || (!node.anchor.empty() && node.anchor.touches(at));
}

class Finder {
 public:
  Finder(const yaml::Tree& tree, Offset at) : tree_(tree), at_(at) {}

  ManifestCursor run(Section root) {
    if (tree_.root != yaml::kNone && reaches(tree_[tree_.root], at_)) inside(tree_.root, root);
    return std::move(cursor_);
  }

 private:
  void inside(yaml::NodeId node, Section section) {
    // A loop, not a recursion: the parser limits depth, this does not rely on it.
    while (node != yaml::kNone) {
      cursor_.node = node;
      if (tree_[node].kind == Kind::map)
        node = map(node, section);
      else if (tree_[node].kind == Kind::sequence)
        node = list(node, section);
      else
        return;
    }
  }

  yaml::NodeId map(yaml::NodeId map, Section& section) {
    const yaml::NodeId child = child_at(map);
    if (child == yaml::kNone) return yaml::kNone;
    for (const yaml::Entry entry : tree_.entries(map)) {
      if (entry.key != child && entry.value != child) continue;
      const bool named = tree_[entry.key].kind == Kind::scalar;
      cursor_.entry = entry;
      cursor_.is_key = entry.key == child;
      cursor_.section = section;
      cursor_.key = named && section != Section::free ? manifest::find_key(section, tree_.value(entry.key)) : nullptr;
      cursor_.path.push_back(named ? tree_.value(entry.key) : std::string_view());
      section = cursor_.key == nullptr ? Section::free : cursor_.key->inside;
      return child;
    }
    return yaml::kNone;
  }

  yaml::NodeId list(yaml::NodeId list, Section& section) {
    const yaml::NodeId child = child_at(list);
    if (child == yaml::kNone) return yaml::kNone;
    cursor_.is_key = false;
    cursor_.section = section;
    cursor_.key = section == Section::free ? nullptr : manifest::find_element(section);
    cursor_.path.emplace_back("[]");
    section = cursor_.key == nullptr ? Section::free : cursor_.key->inside;
    return child;
  }

  [[nodiscard]] yaml::NodeId child_at(yaml::NodeId parent) const {
    yaml::NodeId best = yaml::kNone;
    for (yaml::NodeId child = tree_[parent].first_child; child != yaml::kNone; child = tree_[child].next_sibling) {
      if (!reaches(tree_[child], at_)) continue;
      // An absent value touches the key before it.
      if (best != yaml::kNone && tree_[child].range.empty()) continue;
      best = child;
      if (tree_[child].range.contains(at_)) break;
    }
    return best;
  }

  const yaml::Tree& tree_;
  Offset at_;
  ManifestCursor cursor_;
};

}  // namespace

ManifestCursor manifest_cursor(const yaml::Tree& tree, Section root, Offset at) { return Finder(tree, at).run(root); }

text::Range declaration_around(const yaml::Tree& tree, text::Range name) {
  const ManifestCursor cursor = manifest_cursor(tree, Section::free, name.begin);
  if (cursor.node == yaml::kNone) return name;
  text::Range around = tree[cursor.node].range;
  if (cursor.is_key)
    around = tree.range(cursor.entry);
  else if (const yaml::NodeId parent = tree[cursor.node].parent; parent != yaml::kNone && tree[parent].kind == Kind::map)
    around = tree[parent].range;
  return around.contains(name) ? around : name;
}

}  // namespace asyncy::ide
