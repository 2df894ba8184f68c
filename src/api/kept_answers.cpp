#include "api/kept_answers.h"

#include <algorithm>

#include "api/language.h"
#include "base/encoding.h"
#include "base/gzip.h"
#include "base/text.h"
#include "http/entity_tags.h"

namespace plumbline::api {

using base::Result;
using http::Response;

namespace {

constexpr std::size_t WorthPacking = 4096;

Result<std::string> head_of(records::Records& records) {
    std::string hash;
    TRY(records.store().read([&](store::Transaction& transaction) -> Result<void> {
        if (const auto link = TRY(transaction.last_link())) hash = link->hash;
        return {};
    }));
    return hash;
}

std::string packed_tag(const std::string& tag) {
    return tag.substr(0, tag.size() - 1) + std::string(PackedSuffix) + "\"";
}

/// q=0, q=0.0 and so on say "not this one".
bool is_refused(std::string_view parameters) {
    const std::size_t q = base::to_lower_ascii(parameters).find("q=");
    if (q == std::string::npos) return false;
    const std::string_view weight = base::trim(parameters.substr(q + 2));
    return weight.starts_with('0') && weight.find_first_not_of("0.") == std::string_view::npos;
}

}  // namespace

std::string revision_tag(std::string_view tag) {
    const std::string end = std::string(PackedSuffix) + "\"";
    return tag.ends_with(end) ? std::string(tag.substr(0, tag.size() - end.size())) + "\"" : std::string(tag);
}

bool accepts_gzip(const http::Request& request) {
    bool accepts = false;
    for (const std::string_view line : request.headers_named("Accept-Encoding"))
        for (const std::string_view part : base::split(line, ',')) {
            const std::size_t end = std::min(part.find(';'), part.size());
            if (base::to_lower_ascii(base::trim(part.substr(0, end))) != "gzip") continue;
            accepts = !is_refused(part.substr(end));
        }
    return accepts;
}

KeptAnswers::EntryPointer KeptAnswers::find(const std::string& head, const std::string& key,
                                            const records::Asking& asking) {
    const std::lock_guard lock(mutex_);
    if (head != head_) {
        entries_.clear();
        bytes_ = 0;
        head_ = head;
        return nullptr;
    }
    const auto found = entries_.find(key);
    const bool is_same = found != entries_.end() && found->second->caller == asking.caller &&
                         found->second->day == records::today(asking);
    return is_same ? found->second : nullptr;
}

void KeptAnswers::keep(const std::string& head, const std::string& key, EntryPointer entry) {
    const auto size_of = [](const Entry& it) { return it.plain->size() + (it.packed ? it.packed->size() : 0); };
    const std::size_t size = size_of(*entry);
    const std::lock_guard lock(mutex_);
    if (head != head_ || size > most_bytes_ / 4) return;
    if (bytes_ + size > most_bytes_) {
        entries_.clear();
        bytes_ = 0;
    }
    EntryPointer& place = entries_[key];
    if (place) bytes_ -= size_of(*place);
    bytes_ += size;
    place = std::move(entry);
}

Result<KeptAnswers::EntryPointer> KeptAnswers::entry_of(const records::Asking& asking, Response made) {
    auto entry = std::make_shared<Entry>();
    entry->caller = asking.caller;
    entry->day = records::today(asking);
    entry->plain = std::make_shared<const std::string>(std::move(made.body));
    if (entry->plain->size() >= WorthPacking)
        entry->packed = std::make_shared<const std::string>(TRY(base::gzip(*entry->plain)));
    entry->is_tag_ours = made.headers.find_value("ETag") == nullptr;
    if (entry->is_tag_ours) made.headers.set("ETag", "\"" + base::sha256_hex(*entry->plain).substr(0, 32) + "\"");
    made.headers.set("Cache-Control", "private, no-cache");
    add_to_vary(made, "Accept-Encoding");
    made.body.clear();
    entry->response = std::move(made);
    return EntryPointer(std::move(entry));
}

Result<Response> KeptAnswers::answer(records::Records& records, const http::Request& request,
                                     const records::Asking& asking, const Make& make) {
    const std::string head = TRY(head_of(records));
    const std::string key =
        asking.caller.signature() + "\n" + asking.caller.session + "\n" + asking.language + "\n" + request.target;
    EntryPointer entry = find(head, key, asking);
    if (!entry) {
        Response made = TRY(make());
        if (made.status != 200 || made.events) return made;
        entry = TRY(entry_of(asking, std::move(made)));
        keep(head, key, entry);
    }
    const bool is_packed = entry->packed && accepts_gzip(request);
    Response response = entry->response;
    const std::string plain_tag = *response.headers.find_value("ETag");
    const std::string tag = is_packed ? packed_tag(plain_tag) : plain_tag;
    response.headers.set("ETag", tag);
    const http::EntityTags known = http::read_entity_tags(request.headers_named("If-None-Match"));
    if (entry->is_tag_ours && (known.is_any || known.matches_weakly(tag))) {
        response.status = 304;
        response.headers.remove("Content-Type");
        return response;
    }
    if (is_packed) response.headers.set("Content-Encoding", "gzip");
    response.shared_body = is_packed ? entry->packed : entry->plain;
    return response;
}

}  // namespace plumbline::api
