#include "core/docs/json_schema.h"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <string>

#include "core/manifest/constructs.h"
#include "core/types/type.h"

namespace asyncy::docs {
namespace {

using json::Json;
using manifest::Key;
using manifest::Presence;
using manifest::Section;
namespace shape = manifest::shape;

constexpr auto kNames = std::to_array<std::pair<Section, std::string_view>>({
    {Section::service, "service"},           {Section::app, "app"},
    {Section::commands, "commands"},         {Section::command, "command"},
    {Section::declarations, "declarations"}, {Section::arguments, "arguments"},
    {Section::argument, "argument"},         {Section::properties, "properties"},
    {Section::property, "property"},         {Section::list_type, "listType"},
    {Section::map_type, "mapType"},          {Section::range, "range"},
    {Section::any_of, "anyOf"},              {Section::extra_schema, "additional"},
    {Section::result, "result"},             {Section::output, "output"},
    {Section::actions, "actions"},           {Section::events, "events"},
    {Section::http, "http"},                 {Section::subscription, "subscription"},
    {Section::run_format, "runFormat"},      {Section::rpc, "rpc"},
    {Section::env, "env"},                   {Section::env_entry, "variable"},
    {Section::volumes, "volumes"},           {Section::volume, "volume"},
    {Section::ports, "ports"},               {Section::scale, "scale"},
    {Section::metric, "metric"},             {Section::system, "system"},
    {Section::system_amounts, "amounts"},    {Section::lifecycle, "lifecycle"},
    {Section::hook, "hook"},                 {Section::capabilities, "capabilities"},
    {Section::health, "health"},             {Section::health_http, "healthHttp"},
    {Section::metrics, "metrics"},           {Section::prometheus, "prometheus"},
    {Section::info, "info"},                 {Section::contact, "contact"},
    {Section::license, "license"},           {Section::interface, "interface"},
    {Section::gateways, "gateways"},         {Section::gateway, "gateway"},
    {Section::gateway_http, "gatewayHttp"},  {Section::auth, "auth"},
    {Section::stories, "stories"},           {Section::story, "story"},
    {Section::story_http, "storyHttp"},
});

Json reference(Section section) { return {{"$ref", "#/definitions/" + std::string(name_of(section))}}; }

/// YAML's plain `12` is a number that serves as text, too.
Json scalar_types(manifest::Shapes shapes, bool may_be_null) {
  Json types = Json::array();
  if ((shapes & shape::text) != 0) types.push_back("string");
  if ((shapes & (shape::number | shape::text)) != 0)
    types.push_back("number");
  else if ((shapes & shape::integer) != 0)
    types.push_back("integer");
  if ((shapes & shape::boolean) != 0) types.push_back("boolean");
  if (may_be_null) types.push_back("null");
  return types;
}

Json snippets_of(Section inside) {
  Json out = Json::array();
  for (const manifest::Construct& construct : manifest::constructs())
    if (construct.section == inside)
      out.push_back({{"label", construct.label}, {"description", construct.doc}, {"bodyText", construct.snippet}});
  return out;
}

Json default_of(const Key& key) {
  if (key.default_value == "true" || key.default_value == "false") return key.default_value == "true";
  const bool counts = (key.shapes & shape::text) == 0 && !key.default_value.empty();
  return counts ? Json(std::stoi(std::string(key.default_value))) : Json(key.default_value);
}

Json value_of(const Key& key);

/// An argument in a list has its name inside; as a key of a map the name is the key.
Json element_of(Section list) {
  const Key* row = manifest::find_element(list);
  if (row == nullptr) return Json::object();
  Json value = value_of(*row);
  Json required = Json::array();
  for (const Key* key : manifest::keys_of(row->inside))
    if (key->presence == Presence::required) required.push_back(key->name);
  if (required.empty()) return value;
  return {{"allOf", Json::array({std::move(value), {{"if", {{"type", "object"}}}, {"then", {{"required", std::move(required)}}}}})}};
}

Json value_of(const Key& key) {
  Json out;
  if (!key.doc.empty()) out["description"] = key.doc;
  if (!key.default_value.empty()) out["default"] = default_of(key);
  if (key.era == manifest::Era::obsolete) out["deprecated"] = true;
  if (key.inside != Section::free)
    if (Json snippets = snippets_of(key.inside); !snippets.empty()) out["defaultSnippets"] = std::move(snippets);
  if (key.name == "type") {
    Json names = Json::array();
    for (const types::TypeRow& row : types::type_table()) names.push_back(row.name);
    out["examples"] = std::move(names);
  }
  if (key.shapes == shape::anything && key.inside == Section::free) return out;

  Json ways = Json::array();
  if (Json types = scalar_types(key.shapes, key.presence == Presence::optional); !types.empty())
    ways.push_back({{"type", std::move(types)}});
  if ((key.shapes & shape::map) != 0)
    ways.push_back(key.inside == Section::free ? Json{{"type", "object"}} : reference(key.inside));
  if ((key.shapes & shape::list) != 0) {
    Json list = {{"type", "array"}};
    if (key.inside != Section::free)
      if (Json element = element_of(key.inside); !element.empty()) list["items"] = std::move(element);
    ways.push_back(std::move(list));
  }
  if (ways.size() == 1)
    out.update(ways.front());
  else
    out["anyOf"] = std::move(ways);
  return out;
}

Json definition_of(Section section) {
  Json out = {{"type", "object"}};
  Json properties = Json::object();
  for (const Key* key : manifest::keys_of(section)) properties[std::string(key->name)] = value_of(*key);
  // A row for any name.
  const Key* any = manifest::find_key(section, "*");
  if (!properties.empty()) out["properties"] = std::move(properties);
  out["additionalProperties"] = any == nullptr ? Json(false) : value_of(*any);
  return out;
}

}  // namespace

std::string_view name_of(Section section) {
  const auto row = std::find_if(kNames.begin(), kNames.end(), [&](const auto& each) { return each.first == section; });
  return row == kNames.end() ? std::string_view() : row->second;
}

Json json_schema() {
  Json definitions;
  for (const auto& [section, name] : kNames) definitions[std::string(name)] = definition_of(section);
  return {{"$schema", "http://json-schema.org/draft-07/schema#"},
          {"title", "asyncy.yml"},
          {"description", "The manifest of a container that stories call, or of an app that is made of stories."},
          {"definitions", std::move(definitions)},
          {"anyOf", Json::array({reference(Section::service), reference(Section::app), {{"type", "null"}}})}};
}

}  // namespace asyncy::docs
