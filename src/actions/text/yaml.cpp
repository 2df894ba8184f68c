#include "actions/text/yaml.h"

#include <fmt/format.h>
#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/parser.h>

#include <istream>
#include <optional>
#include <set>
#include <streambuf>

#include "base/text.h"

namespace plumbline::actions::text {

namespace {

/// Ends the reading of a document; the mistake is recorded already.
struct Stop {};

Mark mark_of(const YAML::Mark& mark) {
    return {mark.line + 1, mark.column + 1};
}

/// Builds the nodes of one document from the parser's events.
class Builder : public YAML::EventHandler {
  public:
    Builder(Mistakes& mistakes, std::size_t& values) : mistakes_(mistakes), values_(values) {}

    YamlNode take() { return std::move(root_); }

    void OnDocumentStart(const YAML::Mark& mark) override { root_.mark = mark_of(mark); }
    void OnDocumentEnd() override {}

    void OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) override {
        refuse_anchor(mark, anchor);
        count(mark);
        add(YamlNode{.mark = mark_of(mark)});
    }

    void OnAlias(const YAML::Mark& mark, YAML::anchor_t) override {
        stop(mark, "text.alias", "Aliases (*name) are not understood here.", "Write the value out.");
    }

    void OnAnchor(const YAML::Mark& mark, const std::string&) override { refuse_anchor(mark, 1); }

    void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                  const std::string& value) override {
        refuse_anchor(mark, anchor);
        count(mark);
        const bool is_plain = tag == "?";
        if (!is_plain && tag != "!") refuse_tag(mark, tag);
        add(YamlNode{.kind = YamlNode::Kind::Scalar, .text = value, .is_quoted = !is_plain, .mark = mark_of(mark)});
    }

    void OnSequenceStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                         YAML::EmitterStyle::value) override {
        open(mark, tag, anchor, YamlNode::Kind::List);
    }
    void OnSequenceEnd() override { close(); }
    void OnMapStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                    YAML::EmitterStyle::value) override {
        open(mark, tag, anchor, YamlNode::Kind::Map);
    }
    void OnMapEnd() override { close(); }

  private:
    struct Frame {
        YamlNode node;
        std::optional<YamlNode> key;
        std::set<std::string, std::less<>> keys;
    };

    Mistakes& mistakes_;
    std::size_t& values_;  // of the whole stream
    YamlNode root_;
    std::vector<Frame> open_;

    [[noreturn]] void stop(const YAML::Mark& mark, std::string code, std::string message, std::string hint) {
        mistakes_.add(std::move(code), std::move(message), mark_of(mark), std::move(hint));
        throw Stop{};
    }

    void count(const YAML::Mark& mark) {
        if (++values_ <= MostValues) return;
        base::Error error =
            base::invalid("text.values", {}, fmt::format("The text holds more than {} keys and values.", MostValues),
                          "Split it by program.");
        error.kind = base::ErrorKind::TooLarge;
        mistakes_.add(std::move(error), mark_of(mark));
        throw Stop{};
    }

    void refuse_anchor(const YAML::Mark& mark, YAML::anchor_t anchor) {
        if (anchor != 0)
            stop(mark, "text.alias", "Anchors (&name) are not understood here.",
                 "Write the value out where it is used.");
    }

    void refuse_tag(const YAML::Mark& mark, const std::string& tag) {
        stop(mark, "text.tag", "Tags such as " + tag.substr(0, 60) + " are not understood here.", "Leave the tag out.");
    }

    void open(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor, YamlNode::Kind kind) {
        refuse_anchor(mark, anchor);
        count(mark);
        if (tag != "?" && tag != "!" && !tag.empty()) refuse_tag(mark, tag);
        if (open_.size() >= MostDepth)
            stop(mark, "text.depth", fmt::format("Lists and maps nest deeper than {} here.", MostDepth),
                 "A plan needs six.");
        open_.push_back({YamlNode{.kind = kind, .mark = mark_of(mark)}, std::nullopt, {}});
    }

    void close() {
        YamlNode done = std::move(open_.back().node);
        open_.pop_back();
        add(std::move(done));
    }

    void add(YamlNode node) {
        if (open_.empty()) {
            root_ = std::move(node);
            return;
        }
        Frame& frame = open_.back();
        if (frame.node.kind == YamlNode::Kind::List) {
            frame.node.items.push_back(std::move(node));
        } else if (!frame.key) {
            frame.key = std::move(node);
        } else {
            put(frame, std::move(*frame.key), std::move(node));
            frame.key.reset();
        }
    }

    void put(Frame& frame, YamlNode key, YamlNode value) {
        if (key.kind != YamlNode::Kind::Scalar) {
            mistakes_.add("text.key", "A key must be a word.", key.mark,
                          "Write KEY: VALUE; quote a key such as \"null\".");
            return;
        }
        if (!frame.keys.insert(key.text).second) {
            mistakes_.add("text.duplicate", "\"" + key.text.substr(0, 60) + "\" stands here twice.", key.mark,
                          "Keep one of them.");
            return;
        }
        if (value.kind == YamlNode::Kind::Blank) value.mark = key.mark;  // the parser's is that of whatever comes next
        frame.node.entries.push_back({std::move(key.text), key.mark, std::move(value)});
    }
};

/// Lets the parser read a text without a copy.
class TextBuffer : public std::streambuf {
  public:
    explicit TextBuffer(std::string_view text) {
        char* begin = const_cast<char*>(text.data());
        setg(begin, begin, begin + text.size());
    }
};

Mark place_of(std::string_view text, std::size_t offset) {
    Mark mark{1, 1};
    for (const char c : text.substr(0, offset)) {
        ++mark.column;
        if (c == '\n') mark = {mark.line + 1, 1};
    }
    return mark;
}

/// The length of the well-formed UTF-8 that a line begins with.
std::size_t well_formed(std::string_view line) {
    std::size_t at = 0;
    for (std::size_t length = 1; length <= 4 && at + length <= line.size();) {
        const bool is_whole = base::is_utf8(line.substr(at, length));
        at += is_whole ? length : 0;
        length = is_whole ? 1 : length + 1;
    }
    return at;
}

/// What no text may hold, found before the parser sees it.
bool is_readable(std::string_view text, Mistakes& mistakes) {
    if (text.size() > MostBytes) {
        base::Error error = base::invalid("text.size", {}, "The text is larger than 4 MiB.", "Split it by program.");
        error.kind = base::ErrorKind::TooLarge;
        mistakes.add(std::move(error), {});
        return false;
    }
    std::size_t begin = 0;
    while (begin <= text.size()) {
        const std::size_t end = std::min(text.find('\n', begin), text.size());
        const std::string_view line = text.substr(begin, end - begin);
        if (!base::is_utf8(line)) {
            mistakes.add("text.utf8", "The text is no well-formed UTF-8.", place_of(text, begin + well_formed(line)),
                         "Save the file as UTF-8.");
            return false;
        }
        for (std::size_t i = 0; i < line.size(); ++i) {
            const auto byte = static_cast<unsigned char>(line[i]);
            if ((byte >= 0x20 && byte != 0x7F) || byte == '\t' || (byte == '\r' && i + 1 == line.size())) continue;
            mistakes.add("text.characters", fmt::format("The text holds a control character (0x{:02X}).", byte),
                         place_of(text, begin + i), "Remove it.");
            return false;
        }
        begin = end + 1;
    }
    return true;
}

std::string_view line_at(std::string_view text, int line) {
    for (int i = 1; i < line && !text.empty(); ++i) text.remove_prefix(std::min(text.find('\n'), text.size() - 1) + 1);
    return text.substr(0, text.find('\n'));
}

void add_syntax_error(std::string_view text, const YAML::Exception& thrown, Mistakes& mistakes) {
    const Mark mark = thrown.mark.is_null() ? Mark{} : mark_of(thrown.mark);
    const std::string_view line = line_at(text, mark.line);
    const std::string_view indentation = line.substr(0, line.find_first_not_of(" \t"));
    const bool has_tab = indentation.find('\t') != std::string_view::npos;
    base::Error error = base::malformed("text.syntax", "This is no YAML: " + thrown.msg + ".");
    error.hint = has_tab ? "The line begins with a tab; indent with blanks."
                         : "Look at indentation, colons and quotes just before this place.";
    mistakes.add(std::move(error), mark);
}

}  // namespace

const YamlNode* YamlNode::find(std::string_view key) const {
    for (const Entry& entry : entries)
        if (entry.key == key) return &entry.value;
    return nullptr;
}

std::vector<YamlNode> parse_yaml(std::string_view text, Mistakes& mistakes) {
    std::vector<YamlNode> documents;
    if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
    if (!is_readable(text, mistakes)) return documents;
    try {
        TextBuffer view(text);
        std::istream stream(&view);
        YAML::Parser parser(stream);
        std::size_t values = 0;
        for (;;) {
            Builder builder(mistakes, values);
            if (!parser.HandleNextDocument(builder)) break;
            if (documents.size() == MostDocuments) {
                mistakes.add("text.documents", fmt::format("The text holds more than {} documents.", MostDocuments),
                             builder.take().mark, "Split it.");
                break;
            }
            documents.push_back(builder.take());
        }
    } catch (const Stop&) {
        return documents;  // the mistake is recorded
    } catch (const YAML::Exception& thrown) {
        add_syntax_error(text, thrown, mistakes);
    } catch (const std::exception& thrown) {
        mistakes.add(base::malformed("text.syntax", std::string("This is no YAML: ") + thrown.what() + "."), {});
    }
    return documents;
}

}  // namespace plumbline::actions::text
