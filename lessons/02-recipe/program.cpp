#include <variant>

#include "core/asynchio.h"

using namespace asynchio::program;

namespace {

struct Sliders {
    int how = parameter("HOW", 0);
    double cook = parameter("COOK", 1.0);
    double linger = parameter("LINGER", 0.0);
};
using Soup = std::string;
using Dish = std::variant<Coro<Soup>, Soup, Task<Soup>>;  // call, co_await, create_task

Coro<Soup> cook(Sliders s) {
    print("cooking");
    co_await sleep(s.cook);
    print("served");
    co_return "soup";
}

Coro<> main(Sliders s) {
    Dish dish = Soup();
    if (s.how == 0) dish = cook(s);  // never awaited: C++ does not warn
    else if (s.how == 1) dish = co_await cook(s);
    else dish = create_task(cook(s));
    print("dish is", type_name(dish));
    if (s.linger > 0) co_await sleep(s.linger);
}

}  // namespace

ASYNCHIO_PROGRAM() {
    run(main(Sliders()));
}
