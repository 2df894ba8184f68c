// How jemalloc behaves in this program (jemalloc(3), TUNING; docs/decisions/0010): few arenas for few workers, and what
// a large request took goes back to the system within seconds.

extern "C" {
extern const char* malloc_conf;
const char* malloc_conf = "narenas:4,background_thread:true,dirty_decay_ms:5000,muzzy_decay_ms:0";
}
