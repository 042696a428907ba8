#include "core/python/memory_meter.h"

#include <cstring>

namespace asynchio::python {
namespace {

// In front of every block. The magic number is what objects that were never allocated do not have in front of them.
struct BlockHeader {
    static constexpr std::uint64_t kMagic = 0xa5'1c'10;
    static constexpr int kMagicBits = 24;
    std::uint64_t magic : kMagicBits;
    std::uint64_t charged : 1;  // counts for the limit
    std::uint64_t size : 39;
    MemoryMeter::Mark mark;
};
static_assert(sizeof(BlockHeader) == 16, "blocks stay aligned to 16 bytes");

constexpr std::size_t kLargestBlock = (std::size_t{1} << 39) - sizeof(BlockHeader) - 1;

BlockHeader* header_of(void* block) { return static_cast<BlockHeader*>(block) - 1; }

std::int64_t charge_of(const BlockHeader& header) { return header.charged ? static_cast<std::int64_t>(header.size) : 0; }

}  // namespace

void MemoryMeter::install() {
    const PyMemAllocatorDomain domains[] = {PYMEM_DOMAIN_RAW, PYMEM_DOMAIN_MEM, PYMEM_DOMAIN_OBJ};
    for (int i = 0; i < 3; ++i) {
        domains_[i].meter = this;
        PyMem_GetAllocator(domains[i], &domains_[i].inner);
        PyMemAllocatorEx wrapped{&domains_[i], allocate, allocate_zeroed, reallocate, release};
        PyMem_SetAllocator(domains[i], &wrapped);
    }
}

void MemoryMeter::begin(std::uint64_t limit) {
    exhausted_ = false;
    run_.fetch_add(1, std::memory_order_relaxed);
    limit_ = in_use() + static_cast<std::int64_t>(limit);
}

void MemoryMeter::end() { limit_ = INT64_MAX; }

bool MemoryMeter::charge(std::int64_t bytes) {
    const std::int64_t now = in_use_.fetch_add(bytes, std::memory_order_relaxed) + bytes;
    if (now <= limit_.load(std::memory_order_relaxed) || bytes <= 0) return true;
    in_use_.fetch_sub(bytes, std::memory_order_relaxed);
    refuse();
    return false;
}

void* MemoryMeter::refuse() {
    if (limit_.load(std::memory_order_relaxed) != INT64_MAX) exhausted_.store(true, std::memory_order_relaxed);
    return nullptr;
}

MemoryMeter::Mark* MemoryMeter::mark_of(void* block) {
    BlockHeader* const header = header_of(block);
    return header->magic == BlockHeader::kMagic ? &header->mark : nullptr;
}

void* MemoryMeter::allocate(void* context, std::size_t size) {
    const auto& domain = *static_cast<Domain*>(context);
    MemoryMeter& meter = *domain.meter;
    const bool paused = meter.paused_.load(std::memory_order_relaxed) > 0;
    const std::int64_t charged = paused ? 0 : static_cast<std::int64_t>(size);
    if (size > kLargestBlock) return meter.refuse();
    if (!meter.charge(charged)) return nullptr;
    void* memory = domain.inner.malloc(domain.inner.ctx, size + sizeof(BlockHeader));
    if (memory == nullptr) {
        meter.charge(-charged);
        return nullptr;
    }
    return new (memory) BlockHeader{BlockHeader::kMagic, !paused, size, Mark{paused ? 0 : meter.run(), 0}} + 1;
}

void* MemoryMeter::allocate_zeroed(void* context, std::size_t count, std::size_t size) {
    if (size != 0 && count > kLargestBlock / size) return static_cast<Domain*>(context)->meter->refuse();
    void* block = allocate(context, count * size);
    if (block != nullptr) std::memset(block, 0, count * size);
    return block;
}

void* MemoryMeter::reallocate(void* context, void* block, std::size_t size) {
    if (block == nullptr) return allocate(context, size);
    const auto& domain = *static_cast<Domain*>(context);
    MemoryMeter& meter = *domain.meter;
    BlockHeader* const header = header_of(block);
    if (size > kLargestBlock) return meter.refuse();
    const auto change = header->charged ? static_cast<std::int64_t>(size) - charge_of(*header) : 0;
    if (!meter.charge(change)) return nullptr;
    void* moved = domain.inner.realloc(domain.inner.ctx, header, size + sizeof(BlockHeader));
    if (moved == nullptr) {
        meter.charge(-change);
        return nullptr;
    }
    static_cast<BlockHeader*>(moved)->size = size;
    return static_cast<BlockHeader*>(moved) + 1;
}

void MemoryMeter::release(void* context, void* block) {
    if (block == nullptr) return;
    const auto& domain = *static_cast<Domain*>(context);
    BlockHeader* const header = header_of(block);
    domain.meter->charge(-charge_of(*header));
    header->magic = 0;
    domain.inner.free(domain.inner.ctx, header);
}

}  // namespace asynchio::python
