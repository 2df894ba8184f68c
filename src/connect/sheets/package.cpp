#include "connect/sheets/package.h"

#include <expat.h>
#include <zip.h>

#include <array>
#include <optional>
#include <type_traits>
#include <utility>

#include "connect/sheets/sheet.h"

namespace plumbline::connect::sheets {

namespace {

using base::fail;
using base::Result;

constexpr int MostDepth = 64;
constexpr zip_int64_t MostParts = 2000;

std::string_view local(std::string_view name) {
    const std::size_t colon = name.rfind(':');
    return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

/// One part on its way through the parser; expat calls back through C, so an error waits here until it returns.
class Parsing {
  public:
    explicit Parsing(Handler& handler) : handler_(handler) {
        XML_SetUserData(parser_.get(), this);
        XML_SetElementHandler(parser_.get(), begin, end);
        XML_SetCharacterDataHandler(parser_.get(), text);
        XML_SetStartDoctypeDeclHandler(parser_.get(), doctype);
    }

    Result<void> feed(const char* bytes, std::size_t size, bool is_last) {
        const XML_Status status = XML_Parse(parser_.get(), bytes, static_cast<int>(size), is_last ? 1 : 0);
        if (error_) return fail(std::move(*error_));
        if (status != XML_STATUS_OK) return fail(bad_workbook("its XML is broken"));
        return {};
    }

  private:
    Handler& handler_;
    std::unique_ptr<std::remove_pointer_t<XML_Parser>, void (*)(XML_Parser)> parser_{XML_ParserCreate(nullptr),
                                                                                     XML_ParserFree};
    std::optional<base::Error> error_;
    int depth_ = 0;

    void stop(base::Error error) {
        if (!error_) error_ = std::move(error);
        XML_StopParser(parser_.get(), XML_FALSE);
    }

    void note(Result<void> result) {
        if (!result) stop(std::move(result).error());
    }

    static void XMLCALL begin(void* self, const char* name, const char** pairs) {
        Parsing& parsing = *static_cast<Parsing*>(self);
        if (parsing.error_) return;
        if (++parsing.depth_ > MostDepth) return parsing.stop(bad_workbook("its XML is nested too deep"));
        Attributes attributes;
        for (const char** pair = pairs; *pair != nullptr; pair += 2)
            attributes.emplace(std::string(local(pair[0])), pair[1]);
        parsing.note(parsing.handler_.begin(local(name), attributes));
    }

    static void XMLCALL end(void* self, const char* name) {
        Parsing& parsing = *static_cast<Parsing*>(self);
        if (parsing.error_) return;
        --parsing.depth_;
        parsing.note(parsing.handler_.end(local(name)));
    }

    static void XMLCALL text(void* self, const char* piece, int size) {
        Parsing& parsing = *static_cast<Parsing*>(self);
        if (!parsing.error_) parsing.note(parsing.handler_.text({piece, static_cast<std::size_t>(size)}));
    }

    static void XMLCALL doctype(void* self, const char*, const char*, const char*, int) {
        static_cast<Parsing*>(self)->stop(bad_workbook("it declares a document type, which no workbook does"));
    }
};

struct Discard {
    void operator()(zip_t* archive) const { zip_discard(archive); }
    void operator()(zip_file_t* file) const { zip_fclose(file); }
};

class ZipPackage : public Package {
  public:
    ZipPackage(zip_t* archive, std::size_t unpacked) : archive_(archive), left_(unpacked) {}

    Result<bool> read(const std::string& part, Handler& handler) override {
        const zip_int64_t index = zip_name_locate(archive_.get(), part.c_str(), 0);
        if (index < 0) return false;
        const std::unique_ptr<zip_file_t, Discard> file(
            zip_fopen_index(archive_.get(), static_cast<zip_uint64_t>(index), 0));
        if (!file) return fail(bad_workbook("a part of it is protected, or packed in another way than workbooks are"));
        Parsing parsing(handler);
        std::array<char, 64UL * 1024> piece{};
        for (;;) {
            const zip_int64_t got = zip_fread(file.get(), piece.data(), piece.size());
            if (got < 0) return fail(bad_workbook("a part of it is damaged"));
            const auto size = static_cast<std::size_t>(got);
            if (size > left_) return fail(too_large("may be unpacked at a time", "Import it in parts, or as CSV."));
            left_ -= size;
            TRY(parsing.feed(piece.data(), size, size == 0));
            if (size == 0) return true;
        }
    }

  private:
    std::unique_ptr<zip_t, Discard> archive_;
    std::size_t left_;
};

}  // namespace

Result<std::unique_ptr<Package>> Package::open(std::string_view bytes, std::size_t unpacked) {
    if (bytes.starts_with("\xD0\xCF\x11\xE0"))
        return fail(bad_workbook("it is protected by a password, or in the format of Excel before 2007 (.xls)"));
    zip_error_t error;
    zip_error_init(&error);
    zip_source_t* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
    zip_t* archive = source == nullptr ? nullptr : zip_open_from_source(source, ZIP_RDONLY | ZIP_CHECKCONS, &error);
    if (archive == nullptr && source != nullptr) zip_source_free(source);
    zip_error_fini(&error);
    if (archive == nullptr) return fail(bad_workbook("it is no archive, or a damaged one"));
    auto package = std::make_unique<ZipPackage>(archive, unpacked);
    if (zip_get_num_entries(archive, 0) > MostParts) return fail(bad_workbook("it has too many parts"));
    return std::unique_ptr<Package>(std::move(package));
}

base::Error bad_workbook(const std::string& why) {
    base::Error error = base::malformed("sheet.workbook", "This is no workbook that can be read: " + why + ".");
    error.hint = "Save it in Excel or LibreOffice as .xlsx without a password, or as CSV in UTF-8.";
    return error;
}

}  // namespace plumbline::connect::sheets
