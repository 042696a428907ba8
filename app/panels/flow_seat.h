// The scheduler's seat: who could go on at the open decision, as buttons and keys.
#pragma once

#include <string>

#include "app/panels/column.h"
#include "app/model/action.h"
#include "app/model/scene.h"

namespace asynchio::panels {

void add_seat(Column& column, const SeatView& seat, Actions& actions);
// 1 to 9 choose, Backspace takes back.
void take_seat_keys(ui::Ui& ui, const FlowView& flow, const UiState& state, Actions& actions);
// "Who goes on?   1: T0   2: main", for the room.
std::string seat_sentence(const Phrases& say, const SeatView& seat);

}  // namespace asynchio::panels
