#include "core/manifest/schema.h"

#include <algorithm>
#include <array>
#include <utility>

namespace asyncy::manifest {
namespace {

using S = Section;
using enum Era;
using enum Presence;

// Sections stand together, in the order of the enumeration; `find_key` relies on it.
constexpr auto kSchema = std::to_array<Key>({
    // The manifest of a service
    {S::service, "commands", shape::map, "The operations of the container, by name.", S::commands},
    {S::service, "entrypoint", shape::map, "What runs when a story names no command.", S::command, wild},
    {S::service, "env", shape::map, "The environment variables that the container needs; it gets no others.", S::env},
    {S::service, "environment", shape::map, "The environment variables that the container needs.", S::env, later},
    {S::service, "volumes", shape::map, "Folders that are mounted into the container, by title.", S::volumes},
    {S::service, "volume", shape::anything, "Once said whether the container shares a volume; `volumes` declares them now.",
     S::free, obsolete},
    {S::service, "ports", shape::list, "The ports to bind when the container starts.", S::ports},
    {S::service, "scale", shape::map, "Scaling schedules; announced, and not yet defined.", S::scale},
    {S::service, "system", shape::map, "What the container needs of the machine.", S::system},
    {S::service, "lifecycle", shape::map, "Commands that prepare the container and clean up after it.", S::lifecycle},
    {S::service, "cap", shape::list, "Linux capabilities to grant; all others are stripped.", S::capabilities},
    {S::service, "actions", shape::map, "The operations of the container, by name.", S::commands, later},
    {S::service, "info", shape::map, "Title, version and licence of the service.", S::info, later},
    {S::service, "health", shape::map, "How to ask whether the container is well.", S::health, later},
    {S::service, "metrics", shape::map, "Where the container tells its metrics.", S::metrics, later},
    {S::service, "oms", shape::number | shape::integer, "The revision of the format.", S::free, later},
    {S::service, "omg", shape::number | shape::integer, "The revision of the format.", S::free, later},
    {S::service, "version", shape::scalar, "The revision of the format.", S::free, later},
    {S::service, "interface", shape::text | shape::map, "How the service is reached.", S::interface, later},
    {S::service, "http", shape::map, "How the service is reached.", S::http, later},
    {S::service, "server", shape::map, "How the service is started.", S::free, later},
    {S::service, "rpc", shape::map, "How the service is called remotely.", S::rpc, later},
    {S::service, "expose", shape::map, "Paths that are reachable from outside, by name.", S::gateways, later},
    {S::service, "forwards", shape::map | shape::list, "Paths that are reachable from outside, by name.", S::gateways, later},
    {S::service, "auth", shape::map, "How callers prove who they are.", S::auth, later},
    {S::service, "source", shape::scalar, "Where the manifest was generated from.", S::free, later},
    {S::service, "hostedExternally", shape::boolean, "Whether the service runs elsewhere.", S::free, later},
    {S::service, "fromOpenAPIVersion", shape::scalar, "Which OpenAPI the manifest was generated from.", S::free, later},
    {S::service, "app_name", shape::scalar, "The name of the deployed app.", S::free, wild},
    {S::service, "stories", shape::map, "The stories of an app, by name.", S::stories, wild},
    {S::service, "secrets", shape::anything, "Values that stories read as `app.secrets.…`.", S::free, wild},

    // The manifest of an app
    {S::app, "app_name", shape::scalar, "The name of the deployed app.", S::free, wild},
    {S::app, "stories", shape::map, "The stories of the app, by name.", S::stories, wild},
    {S::app, "env", shape::map, "Values of environment variables, or maps of them by service.", S::free, wild},
    {S::app, "secrets", shape::map, "Values that stories read as `app.secrets.…`.", S::free, wild},
    {S::app, "forwards", shape::map | shape::list, "Paths that are reachable from outside.", S::free, later},
    {S::app, "version", shape::scalar, "The revision of the format.", S::free, later},

    // asyncy-ls.yml
    {S::config, "services", shape::map, "More names for services: a name and the path of its folder or manifest.", S::aliases},
    {S::config, "paths", shape::list, "More folders to look for services in.", S::any_of},
    {S::config, "exclude", shape::list, "Files and folders to leave out, in the patterns of `.gitignore`.", S::any_of},
    {S::config, "known", shape::list, "Services that exist without a manifest here.", S::any_of},
    {S::config, "dialect", shape::text | shape::integer, "Which Storyscript is judged: `auto`, `2018` or `2020`.", S::free,
     seed, optional, "auto"},
    {S::config, "argument_colon", shape::text,
     "How stories are formatted: `key:value` (`tight`), `key: value` (`spaced`) or as each file mostly has it (`auto`).", S::free,
     seed, optional, "auto"},
    {S::config, "rules", shape::map, "How severe each rule is in this project, by its name.", S::severities},
    {S::config, "overrides", shape::list, "How severe rules are in some of the files; a later entry goes before an earlier one.",
     S::overrides},
    {S::config, "limits", shape::map, "How much is looked at and shown.", S::limits},

    // commands
    {S::commands, "*", shape::map, "One operation of the container; a story names it behind the service.", S::command},

    {S::command, "help", shape::scalar, "What the command does, in a sentence."},
    {S::command, "args", shape::list, "Arguments by position, in order.", S::declarations},
    {S::command, "kwargs", shape::list, "Arguments by name: `--name value`.", S::declarations},
    {S::command, "arguments", shape::map | shape::list, "Arguments by name.", S::arguments, later},
    {S::command, "additional_args", shape::boolean | shape::map,
     "May a story pass more arguments by position? `true`, `false`, or the type that each must have.", S::extra_schema, seed,
     optional, "true"},
    {S::command, "additional_kwargs", shape::boolean | shape::map,
     "May a story pass more arguments by name? `true`, `false`, or the type that each must have.", S::extra_schema, seed,
     optional, "true"},
    {S::command, "format", shape::text | shape::map,
     "The order in which the container receives the arguments: `{name}` is one of them, `*` the other positional ones, `**` "
     "the other named ones.",
     S::run_format, seed, optional, "* **"},
    {S::command, "result", shape::text | shape::map, "What the command prints to stdout.", S::result},
    {S::command, "output", shape::text | shape::map, "What the command gives back.", S::output, later},
    {S::command, "events", shape::map, "What a story can wait for with `when`, by name.", S::events, later},
    {S::command, "http", shape::map, "The request that runs the command.", S::http, later},
    {S::command, "rpc", shape::map, "The remote call that runs the command.", S::rpc, later},
    {S::command, "run", shape::anything, "How the command is run.", S::free, later},
    {S::command, "server", shape::anything, "How the command is served.", S::free, later},
    {S::command, "deprecated", shape::scalar, "What to use instead.", S::free, later},
    {S::command, "variadic", shape::boolean, "Whether arguments that are not declared may be passed.", S::free, later},

    // args and kwargs: a list of maps, of `name:type` and of names
    {S::declarations, "[]", shape::map | shape::scalar, "An argument: a map with `name`, or the text `name:type` or `name`.",
     S::argument},
    // arguments: by name; for some days of May 2018 a list
    {S::arguments, "*", shape::map, "One argument.", S::argument, later},
    {S::arguments, "[]", shape::map, "One argument.", S::argument, later},

    {S::argument, "name", shape::scalar, "The name of the argument.", S::free, seed, required},
    {S::argument, "type", shape::text | shape::list, "The type of its values; without one, anything.", S::any_of},
    {S::argument, "required", shape::boolean, "Must a story pass it?", S::free, seed, optional, "false"},
    {S::argument, "help", shape::scalar, "What the argument means, in a sentence."},
    {S::argument, "pattern", shape::scalar, "A regular expression that is searched for in the text of a value."},
    {S::argument, "enum", shape::list, "The values that are allowed.", S::any_of},
    {S::argument, "default", shape::anything, "The value when a story passes none.", S::free, wild},
    {S::argument, "range", shape::map | shape::list, "The smallest and largest number allowed.", S::range, later},
    {S::argument, "in", shape::text, "Where the argument goes in the request.", S::free, later},
    {S::argument, "location", shape::text, "Where the argument goes in the request.", S::free, later},
    {S::argument, "format", shape::text, "How the container receives the argument.", S::free, later},
    {S::argument, "properties", shape::map, "The properties of an object, by name.", S::properties, later},
    {S::argument, "list", shape::map, "The elements of a list.", S::list_type, later},
    {S::argument, "map", shape::map, "The keys and values of a map.", S::map_type, later},
    {S::argument, "variadic", shape::boolean, "Whether the argument takes all further values.", S::free, later},
    {S::argument, "deprecated", shape::scalar, "What to use instead.", S::free, later},

    {S::properties, "*", shape::map, "One property.", S::property, later},
    {S::property, "type", shape::text | shape::list, "The type of the property.", S::any_of, later},
    {S::property, "required", shape::boolean, "Is it always there?", S::free, later, optional, "true"},
    {S::property, "help", shape::scalar, "What the property means.", S::free, later},
    {S::property, "pattern", shape::scalar, "A regular expression for its text.", S::free, later},
    {S::property, "enum", shape::list, "The values that are allowed.", S::any_of, later},
    {S::property, "default", shape::anything, "The value when none is given.", S::free, later},
    {S::property, "range", shape::map | shape::list, "The smallest and largest number allowed.", S::range, later},
    {S::property, "in", shape::text, "Where the property comes from in the response.", S::free, later},
    {S::property, "properties", shape::map, "The properties of an object, by name.", S::properties, later},
    {S::property, "list", shape::map, "The elements of a list.", S::list_type, later},
    {S::property, "map", shape::map, "The keys and values of a map.", S::map_type, later},
    {S::property, "actions", shape::map, "What can be called on it, by name.", S::actions, later},
    {S::property, "contentType", shape::text, "How it is encoded.", S::free, later},
    {S::property, "deprecated", shape::scalar, "What to use instead.", S::free, later},
    {S::list_type, "elements", shape::text | shape::map, "The type of the elements.", S::property, later},
    {S::map_type, "keys", shape::text | shape::map, "The type of the keys.", S::property, later},
    {S::map_type, "values", shape::text | shape::map, "The type of the values.", S::property, later},

    {S::range, "min", shape::number | shape::integer, "The smallest number allowed.", S::free, later},
    {S::range, "max", shape::number | shape::integer, "The largest number allowed.", S::free, later},
    {S::range, "[]", shape::number | shape::integer, "The smallest, then the largest number allowed.", S::free, later},
    {S::any_of, "[]", shape::scalar, "One of the values."},

    {S::extra_schema, "type", shape::text | shape::list, "The type that each must have.", S::any_of},
    {S::extra_schema, "help", shape::scalar, "What they mean."},
    {S::extra_schema, "pattern", shape::scalar, "A regular expression that is searched for in each text."},
    {S::extra_schema, "enum", shape::list, "The values that are allowed.", S::any_of},
    {S::extra_schema, "range", shape::map | shape::list, "The smallest and largest number allowed.", S::range, later},

    {S::result, "type", shape::text | shape::list, "The type of what the command prints.", S::any_of},
    {S::result, "help", shape::scalar, "What it means."},
    {S::result, "enum", shape::list, "The values that are possible.", S::any_of, wild},

    {S::output, "type", shape::text | shape::list, "The type of what the command gives back.", S::any_of, later},
    {S::output, "help", shape::scalar, "What it means.", S::free, later},
    {S::output, "contentType", shape::text, "How it is encoded.", S::free, later},
    {S::output, "enum", shape::list, "The values that are possible.", S::any_of, later},
    {S::output, "properties", shape::map, "The properties of an object, by name.", S::properties, later},
    {S::output, "list", shape::map, "The elements of a list.", S::list_type, later},
    {S::output, "map", shape::map, "The keys and values of a map.", S::map_type, later},
    {S::output, "actions", shape::map, "What can be called on the output, by name.", S::actions, later},
    {S::actions, "*", shape::map, "One operation on the output.", S::command, later},
    {S::events, "*", shape::map, "One event.", S::command, later},

    {S::http, "method", shape::text, "The method of the request.", S::free, later},
    {S::http, "port", shape::integer, "The port of the request.", S::free, later},
    {S::http, "path", shape::text, "The path of the request.", S::free, later},
    {S::http, "endpoint", shape::text, "The path of the request.", S::free, later},
    {S::http, "entrypoint", shape::text, "The path of the request.", S::free, later},
    {S::http, "url", shape::text, "The address of the request.", S::free, later},
    {S::http, "contentType", shape::text, "How the request is encoded.", S::free, later},
    {S::http, "ssl", shape::boolean, "Whether the connection is encrypted.", S::free, later},
    {S::http, "use_event_conn", shape::boolean, "Whether the connection of the event is used.", S::free, later},
    {S::http, "subscribe", shape::map, "The request that starts the events.", S::subscription, later},
    {S::http, "unsubscribe", shape::map, "The request that ends the events.", S::subscription, later},
    {S::subscription, "method", shape::text, "The method of the request.", S::free, later},
    {S::subscription, "path", shape::text, "The path of the request.", S::free, later},
    {S::subscription, "port", shape::integer, "The port of the request.", S::free, later},
    {S::subscription, "url", shape::text, "The address of the request.", S::free, later},
    {S::subscription, "contentType", shape::text, "How the request is encoded.", S::free, later},
    {S::run_format, "command", shape::text | shape::list, "The command line that is run.", S::any_of, later},
    {S::rpc, "port", shape::integer, "The port of the call.", S::free, later},
    {S::rpc, "framework", shape::map, "The framework of the call.", S::free, later},
    {S::rpc, "client", shape::map, "How to reach the server.", S::free, later},

    // env
    {S::env, "*", shape::map, "One environment variable.", S::env_entry},
    {S::env_entry, "type", shape::text | shape::list, "The type of the variable: `string`, `int` or `list`.", S::any_of},
    {S::env_entry, "pattern", shape::scalar, "A regular expression that is searched for in the value."},
    {S::env_entry, "required", shape::boolean, "Must it be set?", S::free, seed, optional, "true"},
    {S::env_entry, "help", shape::scalar, "How to obtain the value."},
    {S::env_entry, "default", shape::anything, "The value when none is set.", S::free, wild},
    {S::env_entry, "enum", shape::list, "The values that are allowed.", S::any_of, later},
    {S::env_entry, "assign_to", shape::text, "Once gave the variable another name inside the container.", S::free, obsolete},
    {S::env_entry, "sensitive", shape::boolean, "Whether the value is a secret.", S::free, later},
    {S::env_entry, "deprecated", shape::scalar, "What to use instead.", S::free, later},

    // volumes, ports, scale, system, lifecycle, cap
    {S::volumes, "*", shape::map, "One volume: `story`, `repository`, or a persistent one with a title of its own.", S::volume},
    {S::volume, "dest", shape::text, "Where it is mounted: an absolute path in the container."},
    {S::volume, "mode", shape::text, "`rw`, or `ro` for reading only.", S::free, seed, optional, "rw"},
    {S::volume, "target", shape::text, "Where it is mounted.", S::free, later},
    {S::volume, "persist", shape::boolean, "Whether its data outlive the container.", S::free, later, optional, "false"},
    {S::ports, "[]", shape::integer, "A port from 1 to 65535."},
    {S::scale, "metric_type", shape::text, "What is measured: `cpu` or `mem`.", S::free, later},
    {S::scale, "metric_agg", shape::text, "How measurements are put together.", S::free, later},
    {S::scale, "metric_interval", shape::integer, "How often is measured.", S::free, later},
    {S::scale, "metric_target", shape::number | shape::integer, "The value to aim at.", S::free, later},
    {S::scale, "metric", shape::map, "What is measured.", S::metric, later},
    {S::scale, "min", shape::integer, "The fewest containers.", S::free, later},
    {S::scale, "max", shape::integer, "The most containers.", S::free, later},
    {S::scale, "desired", shape::integer, "How many containers to start with.", S::free, later},
    {S::scale, "cooldown", shape::integer, "How long to wait between two changes.", S::free, later},
    {S::metric, "type", shape::text, "What is measured.", S::free, later},
    {S::metric, "agg", shape::text, "How measurements are put together.", S::free, later},
    {S::metric, "period", shape::integer, "How often is measured.", S::free, later},
    {S::metric, "scale_up", shape::number | shape::integer, "Above this there are more containers.", S::free, later},
    {S::metric, "scale_down", shape::number | shape::integer, "Below this there are fewer containers.", S::free, later},
    {S::system, "cpu", shape::number | shape::integer, "How many CPUs.", S::free, seed, optional, "1"},
    {S::system, "gpu", shape::number | shape::integer, "How many GPUs.", S::free, seed, optional, "0"},
    {S::system, "memory", shape::scalar, "How much memory, with its unit.", S::free, seed, optional, "250GB"},
    {S::system, "requests", shape::map, "What is needed at least.", S::system_amounts, later},
    {S::system, "limits", shape::map, "What is used at most.", S::system_amounts, later},
    {S::system, "soft", shape::map, "What is needed at least.", S::system_amounts, later},
    {S::system, "hard", shape::map, "What is used at most.", S::system_amounts, later},
    {S::system_amounts, "cpu", shape::number | shape::integer, "How many CPUs.", S::free, later},
    {S::system_amounts, "gpu", shape::number | shape::integer, "How many GPUs.", S::free, later},
    {S::system_amounts, "memory", shape::scalar, "How much memory, with its unit.", S::free, later},
    {S::lifecycle, "startup", shape::text | shape::list | shape::map, "Prepares the container; must exit with status 0.", S::hook},
    {S::lifecycle, "shutdown", shape::text | shape::list | shape::map, "Cleans up; must exit with status 0.", S::hook},
    {S::lifecycle, "initialize", shape::text | shape::list | shape::map, "Runs before `startup`.", S::hook, later},
    {S::lifecycle, "run", shape::text | shape::list | shape::map, "Runs the service.", S::hook, later},
    {S::lifecycle, "terminate", shape::text | shape::list | shape::map, "Runs after `shutdown`.", S::hook, later},
    {S::hook, "command", shape::text | shape::list, "The command line.", S::any_of, later},
    {S::hook, "timeout", shape::number | shape::integer, "How long it may take.", S::free, later},
    {S::hook, "port", shape::integer, "The port that it opens.", S::free, later},
    {S::hook, "method", shape::text, "How often it runs.", S::free, later},
    {S::hook, "[]", shape::scalar, "One word of the command line."},
    {S::capabilities, "[]", shape::text, "The name of a Linux capability, such as `chown`."},

    // The later dialect's ways to look at a service from outside
    {S::health, "http", shape::map, "The request that asks.", S::health_http, later},
    {S::health, "interval", shape::scalar, "How often is asked.", S::free, later},
    {S::health, "timeout", shape::scalar, "How long to wait for an answer.", S::free, later},
    {S::health, "retries", shape::integer, "How often to ask again.", S::free, later},
    {S::health, "command", shape::text | shape::list, "The command that asks.", S::any_of, later},
    {S::health_http, "path", shape::text, "The path of the request.", S::free, later},
    {S::health_http, "port", shape::integer, "The port of the request.", S::free, later},
    {S::health_http, "method", shape::text, "The method of the request.", S::free, later},
    {S::metrics, "ssl", shape::boolean, "Whether the connection is encrypted.", S::free, later},
    {S::metrics, "port", shape::integer, "The port of the metrics.", S::free, later},
    {S::metrics, "uri", shape::text, "The path of the metrics.", S::free, later},
    {S::metrics, "prometheus", shape::map, "The metrics of Prometheus.", S::prometheus, later},
    {S::prometheus, "tls", shape::boolean, "Whether the connection is encrypted.", S::free, later},
    {S::prometheus, "port", shape::integer, "The port of the metrics.", S::free, later},
    {S::prometheus, "uri", shape::text, "The path of the metrics.", S::free, later},
    {S::info, "title", shape::scalar, "The name of the service.", S::free, later},
    {S::info, "description", shape::scalar, "What the service does.", S::free, later},
    {S::info, "version", shape::scalar, "The version of the service.", S::free, later},
    {S::info, "contact", shape::map, "Whom to ask.", S::contact, later},
    {S::info, "license", shape::map, "The licence.", S::license, later},
    {S::contact, "name", shape::scalar, "The name.", S::free, later},
    {S::contact, "url", shape::text, "The address on the web.", S::free, later},
    {S::contact, "email", shape::text, "The address for mail.", S::free, later},
    {S::license, "name", shape::scalar, "The name of the licence.", S::free, later},
    {S::license, "url", shape::text, "Where it can be read.", S::free, later},
    {S::interface, "http", shape::map, "How the service is reached.", S::http, later},
    {S::gateways, "*", shape::map, "One path.", S::gateway, later},
    {S::gateways, "[]", shape::map, "One path.", S::gateway, later},
    {S::gateway, "help", shape::scalar, "What is reached there.", S::free, later},
    {S::gateway, "service", shape::text, "The service that answers.", S::free, later},
    {S::gateway, "name", shape::text, "The name of the path.", S::free, later},
    {S::gateway, "http", shape::map, "The path and port inside the container.", S::gateway_http, later},
    {S::gateway_http, "path", shape::text, "The path.", S::free, later},
    {S::gateway_http, "port", shape::integer, "The port.", S::free, later},
    {S::auth, "server", shape::map, "How the server checks callers.", S::free, later},

    {S::stories, "*", shape::map, "One story of the app.", S::story, wild},
    {S::story, "http", shape::map, "How the story is reached.", S::story_http, wild},
    {S::story_http, "port", shape::integer, "The port of the story.", S::free, wild},

    {S::aliases, "*", shape::text, "The folder or manifest of the service."},
    // YAML reads `off` as a boolean.
    {S::severities, "*", shape::text | shape::boolean, "`error`, `warning`, `information`, `hint`, or `off` for silence."},
    {S::overrides, "[]", shape::map, "Files, and what holds for them.", S::override_entry},
    {S::override_entry, "files", shape::list,
     "Which files, in the patterns of `.gitignore`, relative to the folder of `asyncy-ls.yml`.", S::any_of, seed, required},
    {S::override_entry, "rules", shape::map, "How severe rules are there, by their names.", S::severities, seed, required},
    {S::limits, "diagnostics", shape::integer, "How many findings of one file are shown.", S::free, seed, optional, "1000"},
    {S::limits, "files", shape::integer, "How many manifests and stories are read.", S::free, seed, optional, "200000"},
});

static_assert(std::is_sorted(kSchema.begin(), kSchema.end(), [](const Key& a, const Key& b) { return a.section < b.section; }),
              "the rows of a section stand together, sections in the order of the enumeration");

std::span<const Key> rows_of(Section section) {
  const auto [begin, end] = std::equal_range(
      kSchema.begin(), kSchema.end(), Key{.section = section, .name = {}},
      [](const Key& a, const Key& b) { return a.section < b.section; });
  return {begin, end};
}

const Key* find_row(Section section, std::string_view name) {
  const auto rows = rows_of(section);
  const auto row = std::find_if(rows.begin(), rows.end(), [&](const Key& key) { return key.name == name; });
  return row == rows.end() ? nullptr : &*row;
}

constexpr auto kSynonyms = std::to_array<std::pair<std::string_view, std::string_view>>({
    {"results", "result"},        {"output", "result"},        {"volume", "volumes"},      {"environment", "env"},
    {"envs", "env"},              {"environments", "env"},     {"command", "commands"},    {"arg", "args"},
    {"arguments", "args"},        {"argument", "args"},        {"kwarg", "kwargs"},        {"additional_arguments", "additional_args"},
    {"description", "help"},      {"desc", "help"},            {"doc", "help"},            {"target", "dest"},
    {"path", "dest"},             {"mount", "dest"},           {"regex", "pattern"},       {"regexp", "pattern"},
    {"match", "pattern"},         {"values", "enum"},          {"choices", "enum"},        {"options", "enum"},
    {"optional", "required"},     {"port", "ports"},           {"expose", "ports"},        {"caps", "cap"},
    {"cap_add", "cap"},           {"capabilities", "cap"},     {"capacities", "cap"},      {"mem", "memory"},
    {"ram", "memory"},            {"cpus", "cpu"},             {"start", "startup"},       {"stop", "shutdown"},
});

constexpr auto kPlacesInGuide = std::to_array<std::pair<std::string_view, std::string_view>>({
    {"health", "health checks are taken from `HEALTHCHECK` of the Dockerfile"},
    {"healthcheck", "health checks are taken from `HEALTHCHECK` of the Dockerfile"},
    {"logs", "logs are written to `/data/logs`, each line with its level first"},
    {"log", "logs are written to `/data/logs`, each line with its level first"},
    {"metrics", "metrics are appended to `/data/metrics/2.0`"},
});

}  // namespace

std::span<const Key> schema() { return kSchema; }

const Key* find_key(Section section, std::string_view name) {
  const Key* row = name == "*" || name == "[]" ? nullptr : find_row(section, name);
  return row != nullptr ? row : find_row(section, "*");
}

const Key* find_element(Section section) { return find_row(section, "[]"); }

std::vector<const Key*> keys_of(Section section) {
  std::vector<const Key*> keys;
  for (const Key& key : rows_of(section))
    if (key.name != "*" && key.name != "[]") keys.push_back(&key);
  return keys;
}

std::string_view describe(Section section) {
  switch (section) {
    case Section::service: return "the manifest of a service";
    case Section::app: return "the manifest of an app";
    case Section::config: return "`asyncy-ls.yml`";
    case Section::commands: return "`commands`";
    case Section::command: return "a command";
    case Section::declarations: return "a list of arguments";
    case Section::arguments: return "`arguments`";
    case Section::argument: return "an argument";
    case Section::properties: return "`properties`";
    case Section::property: return "a property";
    case Section::list_type: return "`list`";
    case Section::map_type: return "`map`";
    case Section::range: return "`range`";
    case Section::extra_schema: return "the type of additional arguments";
    case Section::result: return "`result`";
    case Section::output: return "`output`";
    case Section::actions: return "`actions`";
    case Section::events: return "`events`";
    case Section::http:
    case Section::health_http:
    case Section::gateway_http:
    case Section::story_http: return "`http`";
    case Section::subscription: return "a subscription";
    case Section::run_format: return "`format`";
    case Section::rpc: return "`rpc`";
    case Section::env: return "`env`";
    case Section::env_entry: return "an environment variable";
    case Section::volumes: return "`volumes`";
    case Section::volume: return "a volume";
    case Section::ports: return "`ports`";
    case Section::scale: return "`scale`";
    case Section::metric: return "`metric`";
    case Section::system:
    case Section::system_amounts: return "`system`";
    case Section::lifecycle: return "`lifecycle`";
    case Section::hook: return "a lifecycle command";
    case Section::capabilities: return "`cap`";
    case Section::health: return "`health`";
    case Section::metrics: return "`metrics`";
    case Section::prometheus: return "`prometheus`";
    case Section::info: return "`info`";
    case Section::contact: return "`contact`";
    case Section::license: return "`license`";
    case Section::interface: return "`interface`";
    case Section::gateways: return "the list of reachable paths";
    case Section::gateway: return "a reachable path";
    case Section::auth: return "`auth`";
    case Section::stories: return "`stories`";
    case Section::story: return "a story of the app";
    case Section::aliases: return "`services`";
    case Section::severities: return "`rules`";
    case Section::overrides: return "`overrides`";
    case Section::override_entry: return "an entry of `overrides`";
    case Section::limits: return "`limits`";
    case Section::free:
    case Section::any_of: return "a list";
  }
  return "here";
}

std::string describe(Shapes shapes) {
  if (shapes == shape::anything) return "anything";
  std::vector<std::string_view> words;
  if ((shapes & shape::text) != 0) words.emplace_back("text");
  if ((shapes & shape::number) != 0)
    words.emplace_back("a number");
  else if ((shapes & shape::integer) != 0 && (shapes & shape::text) == 0)
    words.emplace_back("a whole number");
  if ((shapes & shape::boolean) != 0 && (shapes & shape::text) == 0) words.emplace_back("`true` or `false`");
  if ((shapes & shape::list) != 0) words.emplace_back("a list");
  if ((shapes & shape::map) != 0) words.emplace_back("a map");
  if ((shapes & shape::scalar) == shape::scalar) std::erase(words, "a number");
  std::string out;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (i > 0) out += i + 1 == words.size() ? " or " : ", ";
    out += words[i];
  }
  return out;
}

std::optional<std::string_view> place_in_guide(std::string_view name) {
  const auto place = std::find_if(kPlacesInGuide.begin(), kPlacesInGuide.end(), [&](const auto& each) { return each.first == name; });
  return place == kPlacesInGuide.end() ? std::nullopt : std::optional(place->second);
}

std::optional<std::string_view> synonym(Section section, std::string_view name) {
  for (const auto& [other, ours] : kSynonyms)
    if (other == name && find_row(section, ours) != nullptr) return ours;
  return std::nullopt;
}

}  // namespace asyncy::manifest
