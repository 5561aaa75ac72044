#include "core/manifest/capabilities.h"

#include <algorithm>
#include <array>
#include <string>

#include "core/text/ascii.h"

namespace asyncy::manifest {
namespace {

constexpr auto kCapabilities = std::to_array<Capability>({
    {"audit_control", false, "Switch the kernel's audit on and off and change its rules."},
    {"audit_read", false, "Read the audit log."},
    {"audit_write", true, "Write records to the audit log."},
    {"block_suspend", false, "Keep the machine from going to sleep."},
    {"bpf", false, "Load programs into the kernel with BPF."},
    {"checkpoint_restore", false, "Freeze processes and bring them back."},
    {"chown", true, "Change the owner of files."},
    {"dac_override", true, "Ignore the permission bits of files."},
    {"dac_read_search", false, "Read any file and search any folder."},
    {"fowner", true, "Act as the owner of any file."},
    {"fsetid", true, "Keep the set-id bits of files that are changed."},
    {"ipc_lock", false, "Lock memory so that it is never swapped out."},
    {"ipc_owner", false, "Use shared memory and semaphores of others."},
    {"kill", true, "Send signals to any process."},
    {"lease", false, "Take leases on any file."},
    {"linux_immutable", false, "Make files immutable or append-only."},
    {"mac_admin", false, "Change the rules of mandatory access control."},
    {"mac_override", false, "Ignore mandatory access control."},
    {"mknod", true, "Create device files."},
    {"net_admin", false, "Configure network interfaces, routes and firewalls."},
    {"net_bind_service", true, "Listen on ports below 1024."},
    {"net_broadcast", false, "Send broadcasts and listen to multicasts."},
    {"net_raw", true, "Use raw sockets, as `ping` does."},
    {"perfmon", false, "Watch the performance of the machine."},
    {"setfcap", true, "Give capabilities to files."},
    {"setgid", true, "Change the group of a process."},
    {"setpcap", true, "Change the capabilities of its own process."},
    {"setuid", true, "Change the user of a process."},
    {"sys_admin", false, "Administer the machine, mounts included; very broad."},
    {"sys_boot", false, "Restart the machine."},
    {"sys_chroot", true, "Change the root folder of a process."},
    {"sys_module", false, "Load and remove kernel modules."},
    {"sys_nice", false, "Raise the priority of processes."},
    {"sys_pacct", false, "Switch the accounting of processes on and off."},
    {"sys_ptrace", false, "Trace and inspect other processes."},
    {"sys_rawio", false, "Reach hardware ports and memory directly."},
    {"sys_resource", false, "Exceed limits on resources."},
    {"sys_time", false, "Set the clock."},
    {"sys_tty_config", false, "Configure terminals."},
    {"syslog", false, "Read and change the kernel's log."},
    {"wake_alarm", false, "Set alarms that wake the machine."},
});

static_assert(std::is_sorted(kCapabilities.begin(), kCapabilities.end(),
                             [](const Capability& a, const Capability& b) { return a.name < b.name; }));

}  // namespace

std::span<const Capability> capabilities() { return kCapabilities; }

const Capability* find_capability(std::string_view name) {
  const std::string lower = text::lowered(name);
  std::string_view wanted = lower;
  if (wanted.starts_with("cap_")) wanted.remove_prefix(4);
  const auto found = std::lower_bound(kCapabilities.begin(), kCapabilities.end(), wanted,
                                      [](const Capability& each, std::string_view other) { return each.name < other; });
  return found != kCapabilities.end() && found->name == wanted ? &*found : nullptr;
}

}  // namespace asyncy::manifest
