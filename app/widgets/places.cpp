#include "app/widgets/places.h"

namespace asynchio::ui {
namespace {

Places* watcher() { return static_cast<Places*>(ImGui::GetIO().UserData); }

}  // namespace

Places::Places() { ImGui::GetIO().UserData = this; }

Places::~Places() { ImGui::GetIO().UserData = nullptr; }

void note_place(Ui& ui, std::string_view name, const Rect& rect, const Rect& target) {
    Places* places = watcher();
    if (places == nullptr) return;
    const Rect seen = intersection(rect, rect_between(ui.draw->GetClipRectMin(), ui.draw->GetClipRectMax()));
    places->all_.push_back({places->prefix_ + std::string(name), rect, seen, target});
}

Parts::Parts(std::string_view name) {
    ImGui::PushID(name.data(), name.data() + name.size());
    Places* places = watcher();
    if (places == nullptr) return;
    outer_ = places->prefix_.size();
    places->prefix_.append(name).append("/");
}

Parts::~Parts() {
    ImGui::PopID();
    if (Places* places = watcher()) places->prefix_.resize(outer_);
}

}  // namespace asynchio::ui
