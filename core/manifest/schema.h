// The one table of what may stand where in `asyncy.yml`, in an app manifest and in `asyncy-ls.yml`.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace asyncy::manifest {

/// A place in a document: a map with known keys, a map whose keys the author chooses, or a list.
enum class Section : std::uint8_t {
  free,  ///< anything: not looked into
  service, app, config,
  commands, command, declarations, arguments, argument, properties, property, list_type, map_type, range, any_of,
  extra_schema, result, output, actions, events, http, subscription, run_format, rpc,
  env, env_entry, volumes, volume, ports, scale, metric, system, system_amounts, lifecycle, hook, capabilities,
  health, health_http, metrics, prometheus, info, contact, license, interface, gateways, gateway, gateway_http, auth,
  stories, story, story_http,
  aliases, severities, overrides, override_entry, limits,
};

/// The shapes a value may have, as bits.
using Shapes = std::uint8_t;
namespace shape {
inline constexpr Shapes text = 1, integer = 2, number = 4, boolean = 8, list = 16, map = 32;
inline constexpr Shapes scalar = text | integer | number | boolean;
inline constexpr Shapes anything = scalar | list | map;
}  // namespace shape

enum class Era : std::uint8_t {
  seed,      ///< in the guide
  wild,      ///< real manifests of 2018 use it, no guide ever named it
  later,     ///< the guides from May 2018 on
  obsolete,  ///< known, and to be replaced
};

enum class Presence : std::uint8_t { optional, required };

/// One key of one section. An empty value (null) fits every optional key.
struct Key {
  Section section;
  std::string_view name;  ///< `*`: any name the author chooses; `[]`: an element of a list
  Shapes shapes = shape::anything;
  std::string_view doc = {};
  Section inside = Section::free;  ///< what a list or map there holds
  Era era = Era::seed;
  Presence presence = Presence::optional;
  std::string_view default_value = {};
};

std::span<const Key> schema();

/// The row for `name` in `section`: its own, else that of `*`; null when there is none.
const Key* find_key(Section section, std::string_view name);
/// The row of `[]`; null when `section` is not the inside of a list.
const Key* find_element(Section section);
/// The named rows of a section, in the order to write them.
std::vector<const Key*> keys_of(Section section);

/// Where the guide of 2018 puts what others look for below the root key `name`: a clause for messages.
std::optional<std::string_view> place_in_guide(std::string_view name);

/// How messages call a section: `a command`, `the manifest`.
std::string_view describe(Section section);
/// `a list`, `true or false`, `text or a map`.
std::string describe(Shapes shapes);

/// The key of `section` that other formats or habits call `name`: `description` is `help` here.
std::optional<std::string_view> synonym(Section section, std::string_view name);

}  // namespace asyncy::manifest
