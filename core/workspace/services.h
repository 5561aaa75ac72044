// Service names and the manifests they mean: which one, and why that one.
#pragma once

#include <map>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/workspace/config.h"
#include "core/workspace/document.h"

namespace asyncy::workspace {

/// A workspace folder and what its `asyncy-ls.yml` says.
struct Root {
  std::string path;
  Config config;
  bool only_services = false;  ///< a place to look for manifests, no project of its own
};

enum class Chosen : std::uint8_t {
  only,     ///< there is one manifest of that name
  alias,    ///< `asyncy-ls.yml` says so
  nearest,  ///< of several, the fewest steps from the story's folder
};

/// What a service name means to one story.
struct Resolution {
  enum class State : std::uint8_t { unknown, found, ambiguous } state = State::unknown;
  std::vector<const Document*> manifests;  ///< one when found, the equally near ones when ambiguous
  Chosen chosen = Chosen::only;
};

/// A service under the name that its manifest gives it; one that only `asyncy-ls.yml` names has that name.
struct Service {
  std::string_view name;
  const Document* manifest;
};

/// The names of all services. A service is named after its manifest's folder, with and without `asyncy-` or `asyncy_` before it,
/// alone and as `owner/name` with the folder above; a manifest at a root has no owner. App manifests name none. In one folder
/// `asyncy` goes before `microservice` before `oms`.
class Services {
 public:
  Services() = default;
  /// `documents` and what `Resolution` says of them must outlive the result.
  Services(const std::vector<Root>& roots, const std::vector<const Document*>& documents);

  [[nodiscard]] Resolution resolve(std::string_view name, std::string_view story_path) const;
  /// Said to exist without a manifest: `known` in a config, or an alias whose manifest is not here.
  [[nodiscard]] bool is_known(std::string_view name) const;
  /// No manifest at all: then no service is called unknown.
  [[nodiscard]] bool empty() const { return by_name_.empty(); }
  /// One for each manifest, sorted by name and path; views live as long as this object.
  [[nodiscard]] std::vector<Service> all() const;
  /// Every name, sorted; views live as long as this object.
  [[nodiscard]] std::vector<std::string_view> names() const;

 private:
  struct Candidate {
    const Document* manifest;
    bool alias;
  };
  void add(std::string name, const Document* manifest, bool alias);

  std::map<std::string, std::vector<Candidate>, std::less<>> by_name_;
  std::set<std::string, std::less<>> known_;
};

/// The shortest name that the manifest at `manifest_path` gives its service, aliases aside; empty in the root of the file system.
std::string_view own_name(std::string_view manifest_path);

/// The names of files that declare a service, in the order of precedence within one folder.
std::span<const std::string_view> manifest_names();

/// Is this the name of a file that declares a service?
bool is_manifest_name(std::string_view file_name);

}  // namespace asyncy::workspace
