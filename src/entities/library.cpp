#include "entities/library.h"

namespace plumbline::entities {

std::string_view library_text(std::string_view name) {
    for (const LibraryFile& file : library_files())
        if (file.name == name) return file.text;
    return {};
}

}  // namespace plumbline::entities
