#include "core/manifest/names.h"

#include <algorithm>
#include <array>
#include <string>

namespace asyncy::manifest {
namespace {

constexpr auto kCapabilities = std::to_array<KnownName>({
    {"audit_control", "Configure the kernel's audit."},
    {"audit_read", "Read the audit log."},
    {"audit_write", "Write records to the audit log. Docker grants it by default."},
    {"block_suspend", "Keep the machine from suspending."},
    {"bpf", "Load and use BPF programs."},
    {"checkpoint_restore", "Freeze processes and restore them."},
    {"chown", "Change the owner of files. Docker grants it by default."},
    {"dac_override", "Ignore the permission bits of files. Docker grants it by default."},
    {"dac_read_search", "Read any file and list any folder."},
    {"fowner", "Act as the owner of any file. Docker grants it by default."},
    {"fsetid", "Keep the set-id bits of files that change. Docker grants it by default."},
    {"ipc_lock", "Lock memory."},
    {"ipc_owner", "Use the shared memory and queues of others."},
    {"kill", "Send signals to any process. Docker grants it by default."},
    {"lease", "Take leases on any file."},
    {"linux_immutable", "Mark files as immutable or append-only."},
    {"mac_admin", "Configure mandatory access control."},
    {"mac_override", "Override mandatory access control."},
    {"mknod", "Create device files. Docker grants it by default."},
    {"net_admin", "Configure network interfaces and routing."},
    {"net_bind_service", "Listen on ports below 1024. Docker grants it by default."},
    {"net_broadcast", "Broadcast and listen to multicasts."},
    {"net_raw", "Use raw sockets, as `ping` does. Docker grants it by default."},
    {"perfmon", "Watch the performance of the system."},
    {"setfcap", "Set the capabilities of files. Docker grants it by default."},
    {"setgid", "Change the group of a process. Docker grants it by default."},
    {"setpcap", "Change the capability sets of a process. Docker grants it by default."},
    {"setuid", "Change the user of a process. Docker grants it by default."},
    {"sys_admin", "Administer the system in many ways, mounting among them."},
    {"sys_boot", "Reboot the machine."},
    {"sys_chroot", "Use `chroot`. Docker grants it by default."},
    {"sys_module", "Load and unload kernel modules."},
    {"sys_nice", "Raise the priority of processes."},
    {"sys_pacct", "Switch process accounting on and off."},
    {"sys_ptrace", "Trace other processes."},
    {"sys_rawio", "Access devices and ports directly."},
    {"sys_resource", "Exceed limits on resources."},
    {"sys_time", "Set the clock."},
    {"sys_tty_config", "Configure terminals."},
    {"syslog", "Read and configure the kernel's log."},
    {"wake_alarm", "Set alarms that wake the machine."},
});
static_assert(std::is_sorted(kCapabilities.begin(), kCapabilities.end(),
                             [](const KnownName& a, const KnownName& b) { return a.name < b.name; }));

constexpr auto kVolumes = std::to_array<KnownName>({
    {"repository", "A clone of the repository that holds the story. What changes there is not committed back."},
    {"story", "A temporary volume, one for each run of a story: kept while the run is paused, destroyed when it ends."},
});

}  // namespace

std::span<const KnownName> capabilities() { return kCapabilities; }

const KnownName* find_capability(std::string_view name) {
  std::string lower(name);
  for (char& c : lower)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  const std::string_view bare = lower.starts_with("cap_") ? std::string_view(lower).substr(4) : std::string_view(lower);
  const auto row =
      std::find_if(kCapabilities.begin(), kCapabilities.end(), [&](const KnownName& each) { return each.name == bare; });
  return row == kCapabilities.end() ? nullptr : &*row;
}

std::span<const KnownName> reserved_volumes() { return kVolumes; }

std::string_view describe_volume(std::string_view title) {
  const auto row =
      std::find_if(kVolumes.begin(), kVolumes.end(), [&](const KnownName& each) { return each.name == title; });
  return row == kVolumes.end() ? "A persistent volume; containers that name the same title share it." : row->doc;
}

}  // namespace asyncy::manifest
