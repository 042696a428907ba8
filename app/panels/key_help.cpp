#include "app/panels/key_help.h"

#include "app/panels/commands.h"

namespace asynchio::panels {

std::vector<KeyHelp> key_help(const Phrases& say, const KeyChoices& keys) {
    std::vector<KeyHelp> rows;
    for (const Command& command : commands(say, keys)) {
        if (command.keys.empty()) continue;
        if (!command.same_row) {
            rows.push_back({command.group, std::string(command.keys_now()), std::string(command.words)});
            continue;
        }
        rows.back().keys.append("  ").append(command.keys_now());
        rows.back().words.append(", ").append(command.words);
    }
    return rows;
}

}  // namespace asynchio::panels
