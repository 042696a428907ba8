// Sanitizer builds only: graphics drivers that are unloaded at exit leave allocations that no longer have a
// name. Kept loaded, they free them themselves, and real leaks remain visible.
extern "C" int dlclose(void*) {
    return 0;
}
