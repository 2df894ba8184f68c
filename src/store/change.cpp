#include "store/change.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/encoding.h"

namespace plumbline::store {

std::string_view operation_name(Operation operation) {
    switch (operation) {
        case Operation::Create:
            return "create";
        case Operation::Update:
            return "update";
        case Operation::Delete:
            return "delete";
        case Operation::Restore:
            return "restore";
        case Operation::Append:
            return "append";
        case Operation::Erase:
            return "erase";
    }
    return "";
}

std::string commitment_of(const std::string& salt, const std::string& type, const std::string& record,
                          std::int64_t revision, const std::string& operation, const base::Json& data,
                          const std::string& secrets) {
    base::JsonObject entry{
        {"type", type}, {"record", record}, {"revision", revision}, {"operation", operation}, {"data", data}};
    if (!secrets.empty()) entry["secrets"] = secrets;
    return base::sha256_hex(salt + base::canonical_text(entry));
}

std::string digest_of_secrets(const std::string& salt, const base::JsonObject& by_id) {
    return base::sha256_hex(salt + base::canonical_text(by_id));
}

std::string Seal::doer() const {
    return actor.substr(0, actor.find(Between));
}

std::string Seal::principal() const {
    const std::size_t between = actor.find(Between);
    return between == std::string::npos ? std::string() : actor.substr(between + Between.size());
}

std::string root_of(const std::vector<std::string>& commitments) {
    std::string text;
    for (const std::string& commitment : commitments) text += commitment + "\n";
    return base::sha256_hex(text);
}

std::string digest_of_rows(std::vector<std::string> rows) {
    std::ranges::sort(rows);
    return root_of(rows);
}

std::string digest_of_emptied(const std::vector<Proof>& emptied) {
    std::vector<std::string> rows;
    rows.reserve(emptied.size());
    for (const Proof& proof : emptied)
        rows.push_back(fmt::format("{} {} {} {} {}", proof.entry.seq, proof.entry.ordinal, proof.entry.revision,
                                   proof.entry.operation, proof.commitment));
    return digest_of_rows(std::move(rows));
}

std::string hash_of(const Link& link) {
    const base::JsonObject sealed{{"actor", link.seal.actor},
                                  {"at", link.seal.at},
                                  {"previous", link.previous},
                                  {"reason", link.seal.reason},
                                  {"request", link.seal.request},
                                  {"root", link.root},
                                  {"seq", link.seq}};
    return base::sha256_hex(base::canonical_text(sealed));
}

}  // namespace plumbline::store
