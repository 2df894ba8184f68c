#pragma once
// What the commands export, plan and apply share.

#include "actions/text/text.h"
#include "app/commands/command.h"

namespace plumbline::app::commands {

/// local_asking is a request by whoever runs the command line on this machine: everything is allowed, but as to
/// everybody else the gates and revisions apply.
[[nodiscard]] records::Asking local_asking(records::Records& records, std::string reason);
/// read_text_file is the content of a file of at most `most_bytes`; `-` is standard input.
[[nodiscard]] base::Result<std::string> read_text_file(const std::string& path, std::size_t most_bytes);
/// write_text_file replaces a file.
[[nodiscard]] base::Result<void> write_text_file(const std::string& path, std::string_view text);

}  // namespace plumbline::app::commands
