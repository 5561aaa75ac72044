#include "core/manifest/constructs.h"

#include <array>

namespace asyncy::manifest {
namespace {

constexpr auto kConstructs = std::to_array<Construct>({
    {Section::commands, "new command",
     "${1:name}:\n  help: ${2:What it does.}\n  args:\n  - name: ${3:argument}\n    type: ${4:string}",
     "A command with one argument."},
    {Section::declarations, "- name: ", "- name: ${1:argument}", "An argument."},
    {Section::declarations, "- new argument",
     "- name: ${1:argument}\n  type: ${2:string}\n  required: ${3:true}\n  help: ${4:What it means.}", "An argument with its type."},
    {Section::arguments, "new argument", "${1:name}:\n  type: ${2:string}\n  required: ${3:true}", "An argument, by its name."},
    {Section::properties, "new property", "${1:name}:\n  type: ${2:string}", "A property of an object."},
    {Section::any_of, "- value", "- ${1:value}", "One of the values."},
    {Section::env, "new variable", "${1:NAME}:\n  type: ${2:string}\n  required: ${3:true}\n  help: ${4:How to obtain it.}",
     "An environment variable that the container needs."},
    {Section::volumes, "new volume", "${1:title}:\n  dest: ${2:/var/data}\n  mode: ${3:rw}", "A persistent volume with a title."},
    {Section::ports, "- port", "- ${1:8080}", "A port to bind."},
    {Section::capabilities, "- capability", "- ${1:chown}", "A Linux capability."},
    {Section::aliases, "new service", "${1:name}: ${2:path}", "Another name for a service, and the path of its folder."},
});

}  // namespace

std::span<const Construct> constructs() { return kConstructs; }

}  // namespace asyncy::manifest
