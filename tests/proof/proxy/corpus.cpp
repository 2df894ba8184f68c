// Prints the framing corpus, one message a line: status, name and bytes in hexadecimal digits, with tabs between.
#include <cstdio>

#include "http/framing_corpus.h"

int main() {
    for (const auto& message : plumbline::http::corpus::all()) {
        std::printf("%d\t%s\t", message.status, message.name.c_str());
        for (const char byte : message.bytes)
            std::printf("%02x", static_cast<unsigned>(static_cast<unsigned char>(byte)));
        std::printf("\n");
    }
    return 0;
}
