# Русский. Сообщение, которого здесь нет, берётся из английского файла; тест перечисляет такие.
# Даты пишутся здесь с обычными пробелами и печатаются с неразрывными. Неразрывный пробел (U+00A0)
# стоит между числом и сокращением: «12 мес.», «7 нед.».
# AC, PY, PL, FC — обозначения сценариев по IBCS, одинаковые во всех языках; их объясняет легенда.

## Числа

not-available = н/д
no-date = –
points = {$value} п. п.
days = {$count} дн.
list = {$head} и {$last}
number-word-0 = Ноль
number-word-1 = Один
number-word-2 = Два
number-word-3 = Три
number-word-4 = Четыре
number-word-5 = Пять
number-word-6 = Шесть
number-word-7 = Семь
number-word-8 = Восемь
number-word-9 = Девять
number-word-10 = Десять

## Даты: `d` день, `m` номер месяца, `y` год; `dd`, `mm` двумя цифрами; `name` месяц сам по себе,
## `dated` месяц при дне, в родительном падеже; `short` месяц на оси, `dated_short` сокращение при годе.
## «г.» не пишется: дата часто кончает предложение.

date-day = {$dd}.{$mm}.{$y}
date-day-short = {$dd}.{$mm}
date-weekday = {$weekday}, {$d} {$dated} {$y}
date-month = {$dated_short} {$y}
date-month-long = {$name} {$y}
date-months = {$from}–{$to}
date-week = нед. {$week}
date-range-in-month = {$d1}–{$d2} {$dated2} {$y2}
date-range-in-year = {$d1} {$dated1} – {$d2} {$dated2} {$y2}
date-range = {$d1} {$dated1} {$y1} – {$d2} {$dated2} {$y2}
period-week = Неделя {$week}, {$range}
period-quarter = {$quarter} кв. {$y}
month-name-1 = январь
    .dated = января
month-name-2 = февраль
    .dated = февраля
month-name-3 = март
    .dated = марта
month-name-4 = апрель
    .dated = апреля
month-name-5 = май
    .dated = мая
month-name-6 = июнь
    .dated = июня
month-name-7 = июль
    .dated = июля
month-name-8 = август
    .dated = августа
month-name-9 = сентябрь
    .dated = сентября
month-name-10 = октябрь
    .dated = октября
month-name-11 = ноябрь
    .dated = ноября
month-name-12 = декабрь
    .dated = декабря
month-short-1 = янв
    .dated = янв.
month-short-2 = фев
    .dated = февр.
month-short-3 = мар
    .dated = март
month-short-4 = апр
    .dated = апр.
month-short-5 = май
    .dated = май
month-short-6 = июн
    .dated = июнь
month-short-7 = июл
    .dated = июль
month-short-8 = авг
    .dated = авг.
month-short-9 = сен
    .dated = сент.
month-short-10 = окт
    .dated = окт.
month-short-11 = ноя
    .dated = нояб.
month-short-12 = дек
    .dated = дек.
weekday-short-1 = пн
weekday-short-2 = вт
weekday-short-3 = ср
weekday-short-4 = чт
weekday-short-5 = пт
weekday-short-6 = сб
weekday-short-7 = вс

## Единицы и периоды

amount-thousands = {$value} тыс. {$currency ->
    [EUR] €
    [RUB] ₽
   *[other] {$currency}
}
amount-millions = {$value} млн {$currency ->
    [EUR] €
    [RUB] ₽
   *[other] {$currency}
}
amount-whole = {$value} {$currency ->
    [EUR] €
    [RUB] ₽
   *[other] {$currency}
}
unit-thousands = тыс. {$currency ->
    [EUR] €
    [RUB] ₽
   *[other] {$currency}
}
unit-millions = млн {$currency ->
    [EUR] €
    [RUB] ₽
   *[other] {$currency}
}
unit-count = ед.
unit-money = {$money}
unit-share = %
window-length = {$span ->
    [weeks] {$length} нед.
   *[other] {$length} мес.
}
date-window = {$months} мес. по {$end}
date-window-weeks = {$weeks} нед. по {$last}
week-name = Нед. {$week}
week-name-part = Нед. {$week}, {$days ->
    [one] {$days} день
    [few] {$days} дня
   *[many] {$days} дней
}
period-short-week = неделя {$week}, {$year}
month-to-date = С начала месяца
quarter-to-date = С начала квартала
year-to-date = С начала года
mtd = МЕС.
qtd = КВ.
ytd = ГОД
against-plan = PL
against-previous-year = PY
unassigned = Не закреплены
unassigned-inline = не закреплён
unknown = неизвестно
nobody = никто
date-since = с {$number}
no-plan = нет плана
no-cost = в источнике нет себестоимости
no-orders = нет заказов
n-accounts = {$count ->
    [one] {$count} клиент
    [few] {$count} клиента
   *[many] {$count} клиентов
}
share-with-py = {$share} (PY {$base})
footer = {$company} · на {$day} · {$period} · расчёт {$run}
confidential = Конфиденциально: {$readers}
readers-management = руководство
readers-colleagues = коллеги, менеджер {$manager}

## Заголовки и страницы

management-title = Еженедельный отчёт руководству
manager-title = Отчёт менеджера
briefing-title = Справка по клиенту
page-summary = сводка
page-portfolio = портфель
page-flow = приток и отток
page-managers = менеджеры, действия, методика
page-month = итоги месяца
page-review = пересмотр классов
page-week = неделя
page-accounts = клиенты
head-scope-name = Охват
head-as-of-name = На дату
head-data-name = Данные
head-scope = {$company}, {$accounts ->
    [one] {$accounts} клиент
    [few] {$accounts} клиента
   *[many] {$accounts} клиентов
}, {$managers ->
    [one] {$managers} менеджер
    [few] {$managers} менеджера
   *[many] {$managers} менеджеров
}, {$currency}
head-as-of = {$day}; {$window}
head-data-agrees = получено клиентов: {$received} из {$expected}; контрольный итог сходится
head-data-differs = получено клиентов: {$received} из {$expected}; контрольный итог расходится на {$difference}
head-supersedes = заменяет выпуск {$issue}
head-py = PY

## Заголовки столбцов

col-measure = Показатель
col-13-weeks = 13 недель
col-months = {$months} мес.
col-account = Клиент
col-accounts = Клиенты
col-action = Действие
col-why = Почему
col-by = Срок
col-owner = Отв.
col-manager = Менеджер
col-cumulative = Накопл.
col-class = Класс
col-class-was = (был)
col-class-changed = Смена класса
col-type = Тип
col-number = Кол.
col-state = Статус
col-signal = Сигнал
col-gap = К обычному
col-silent = Перерыв
col-usual = Обычно
col-silent-over = Перерыв ÷
col-usual-gap = обычн.
col-silent-usual = Перерыв / обычн.
col-promises-1 = Обе-
col-promises-2 = щания
col-meeting-1 = След.
col-meeting-2 = встр.
col-concentration = Концентрация
col-per-year = в год
col-money = Сумма
col-to-plan = к плану
col-source = Источник
col-newest = Посл. день
col-rows = Строк
col-refused = Отклон.
col-in-force = Действует
col-value = Значение
col-duty = Обязанность
col-target = Цель
col-ac-target = AC, цель
col-what = Что
col-who = Кто
col-due = Срок
col-overdue = Просроч.
col-name = Имя
col-position = Должность
col-role = Роль
col-attitude = Отнош.
col-last = Посл.
col-our-owner = Отв.
col-propose = Предложить
col-because = Почему
col-unit-year = {$unit}/г.
col-term = Условие
col-aim = Цель
col-accept = Предел
col-walk-away = Отказ
col-discount = Скидка
col-give = Даём
col-get = → получаем
col-field = Поле
col-known = Известно
col-source-date = Источник, дата
col-category = Категория
col-year-py = 12 мес. PY
col-year-ac = 12 мес. AC
col-quarters = 8 кварталов
col-language = Язык
col-step = Шаг
col-what-we-do = Что делаем
col-date = Дата
col-response = Ответ
col-document = Документ
col-read = Прочтён
col-report = Отчёт
total-accounts = Итого, {$count ->
    [one] {$count} клиент
    [few] {$count} клиента
   *[many] {$count} клиентов
}
rest-of = {$shown} из {$all}, прочие
more-rows = и ещё {$count}
company-total = Компания

## Слова для классов, статусов, частей, причин

state-active = активен
state-won_back = вернулся
state-late = задержка
state-seasonal_pause = пауза
state-at_risk = риск
state-lost = потерян
state-never_bought = без заказов
signal-at_risk = риск
signal-lost = потерян
signal-late = задержка
signal-shrinking = спад
label-core = ядро
label-prospective = перспект.
label-iconic = имидж
label-expert = эксперт
part-new = новый
part-reactivated = вернулся
bridge-new = Новые
bridge-reactivated = Вернувшиеся
bridge-expansion = Рост
bridge-contraction = Снижение
bridge-lost = Потерянные
bridge-adjustment = Поправки
bridge-transferred_in = Принятые
bridge-transferred_out = Переданные
bucket-week = недели
bucket-month = месяцы
bucket-quarter = кварталы
measure-revenue = выручка
measure-margin = маржа
reason-service-level = Сервис
reason-quality-decline = Качество
reason-missed-promises = Срыв обещаний
reason-ignored-opinions = Не услышали
reason-price = Цена
reason-competitor = Конкурент
reason-client-closed = Закрылся
reason-unknown = Неизвестно
function-decides = решает
function-influences = влияет
function-buys = закупает
function-uses = применяет
function-blocks = блокирует
document-contract = Договор
document-price-list = Прайс-лист
document-sla = Соглашение SLA
document-specification = Спецификация
document-tender = Тендерные документы
document-other = Документ
table-orders = Заказы
table-accounts = Клиенты
table-managers = Менеджеры
table-assignments = Закрепления
table-credits = Разделение заказов
table-targets = Планы
table-offers = Предложения
table-contacts = Контакты
table-competitors = Конкуренты
table-interactions = Претензии, обращения
table-meetings = Встречи
table-promises = Обещания
table-documents = Документы
table-losses = Потери
table-win_back_offers = Предложения о возврате
table-programme_steps = Шаги программы
table-skills = Навыки
table-products = Товары
table-rates = Курсы
table-holidays = Праздники

## Сообщения

message-plan-head = {$change} к плану
message-plan-text = С начала года {$actual}: на {$size} {$side ->
    [below] ниже
   *[above] выше
} плана и на {$py_size} {$py_side ->
    [below] ниже
   *[above] выше
} прошлого года.
message-plan-text-alone = С начала года {$actual}: на {$size} {$side ->
    [below] ниже
   *[above] выше
} плана.
message-plan-carriers = {$share} отклонения дают {$first} ({$first_gap}) и {$second} ({$second_gap}).
message-level-head = {$change} за год
message-level = Выручка за {$span ->
    [weeks] {$length} нед.
   *[other] {$length} мес.
} — {$actual}, на {$size} {$side ->
    [below] ниже
   *[above] выше
} прошлого года.
message-level-first = Выручка за {$span ->
    [weeks] {$length} нед.
   *[other] {$length} мес.
} — {$actual}; годом ранее её не было.
message-late-head = Риск ухода: {$count ->
    [one] {$count} клиент
    [few] {$count} клиента
   *[many] {$count} клиентов
}
message-late-one = {$account} ({$amount}): перерыв {$days} дн., обычно {$usual}; позвоните до {$date}.
message-late-some = Вне ритма {$amount} выручки за {$span ->
    [weeks] {$length} нед.
   *[other] {$length} мес.
}: сначала {$account} ({$first}, перерыв {$days} дн., обычно {$usual}). Позвоните до {$date}.
message-lost-head = {$count ->
    [one] Потерян {$count} клиент
    [few] Потеряны {$count} клиента
   *[many] Потеряны {$count} клиентов
}
message-lost-one = {$account}: потерян с {$date}, это {$amount} в год.
message-lost-some = {$account}: потерян с {$date}, это {$amount} в год; все вместе {$total}.
message-shrink-head = {$change} у 1 клиента
message-shrink = {$account} покупает, но за {$weeks} нед. на {$size} меньше, чем годом ранее; причину выяснит {$owner}.
message-shrink-own = {$account} покупает, но за {$weeks} нед. на {$size} меньше, чем годом ранее; выясните причину.
message-punctuality-head = В срок {$now}
message-punctuality = В срок за четыре недели доставлено {$now}, квартал назад {$then}; {$late ->
    [one] с опозданием {$late} заказ
    [few] с опозданием {$late} заказа
   *[many] с опозданием {$late} заказов
}.
message-band-head = Ключевая группа {$share}
message-band = Ключевая группа даёт {$share} выручки, {$side ->
    [below] ниже
   *[above] выше
} коридора {$band}.
message-week-head = {$amount} за неделю {$week}
message-week-usual = Выручка недели {$week} — {$amount}, в обычных пределах.
message-week-above = Выручка недели {$week} — {$amount}, выше обычных пределов.
message-week-below = Выручка недели {$week} — {$amount}, ниже обычных пределов.
message-week-few = Выручка недели {$week} — {$amount}; для обычных пределов недель пока мало.
message-nothing-head = Всё как обычно
message-nothing = С {$date} ничего необычного.
message-promises-head = {$count ->
    [one] Просрочено {$count} обещание
    [few] Просрочены {$count} обещания
   *[many] Просрочены {$count} обещаний
}
message-promises-one = Оно дано клиенту {$account} и просрочено на {$days ->
    [one] {$days} день
    [few] {$days} дня
   *[many] {$days} дней
}.
message-promises-kept = Выполнено в срок из {$due} за 13 недель: {$share}.
message-promises = Старейшее, клиенту {$account}, просрочено на {$days ->
    [one] {$days} день
    [few] {$days} дня
   *[many] {$days} дней
}.
briefing-lost = Считается потерянным с {$date}: решите о КП о возврате.
briefing-late = Перерыв {$days} дн., обычно {$usual}: спросите, где заказ.
briefing-promise = Обещано и просрочено на {$days} дн.: {$text}.
briefing-complaint = Претензия открыта {$days} дн.: {$theme}.
briefing-category = Не покупает с {$date}: {$category}. Спросите почему.
briefing-overdue = {$amount} просрочено с {$date}: добейтесь даты оплаты.
briefing-shrink = Покупает, но {$change} за {$weeks} нед.: спросите о причине.

## Отчёт руководству

kpi-caption = {$company} · единица в первом столбце · неделя к PY (те же дни недели), периоды к плану; полоса на графике = обычный разброс (XmR)
kpi-orders = Заказы
kpi-revenue = Чистая выручка
kpi-margin = Валовая маржа, {$window}
kpi-active = Активные клиенты
kpi-lost = Потерянные клиенты
kpi-back = Вернувшиеся
kpi-grr = GRR, {$window}
kpi-nrr = NRR, {$window}
kpi-on-time = В срок, 4 нед.
kpi-promises = Обещания в срок, 13 нед.
kpi-complaints = Открытые претензии
kpi-signals = сигналы: {$measures}
kpi-overdue = Просрочено
short-kpi-orders = заказы
short-kpi-active = активные клиенты
short-kpi-lost = потери
short-kpi-back = возвраты
short-kpi-on-time = доставка в срок
short-kpi-promises = обещания в срок
short-kpi-complaints = открытые претензии
kpi-top5 = Доля топ-5, {$window}
columns-caption = {$company} · чистая выручка · последние 6 полных недель и 12 полных месяцев к PY и плану
columns-message-plan = Чистая выручка была ниже плана в {$below} из {$months} месяцев
columns-message-py = Чистая выручка была ниже прошлого года в {$below} из {$months} месяцев
columns-weeks = 6 недель, {$unit}
columns-months = 12 мес., {$unit}; шкала 1 : {$ratio} к неделям
matrix-message = {$steady ->
    [0] Ни один клиент A не стабилен (A/X)
    [one] {$steady} клиент A/X даёт {$share} выручки
    [few] {$steady} клиента A/X дают {$share} выручки
   *[many] {$steady} клиентов A/X дают {$share} выручки
}; {$moved ->
    [one] {$moved} клиент сменил класс
    [few] {$moved} клиента сменили класс
   *[many] {$moved} клиентов сменили класс
}
matrix-caption = {$accounts ->
    [one] {$accounts} клиент
    [few] {$accounts} клиента
   *[many] {$accounts} клиентов
} · число, {$unit}, доля, ошибка наивного прогноза · {$window} к PY
matrix-error = ош. {$error}
matrix-moves = →n пришли в ячейку, n→ вышли из неё после базового окна.
matrix-x = X стабильные
matrix-y = Y изменчивые
matrix-z = Z нерегулярные
matrix-note = XYZ: {$bucket}; границы {$cut_a}/{$cut_b}, CV {$cut_x}/{$cut_y}; мало периодов (N): {$few}, без выручки: {$none}.
matrix-unclassed = {$count ->
    [one] У {$count} клиента нет класса: себестоимость его строк неизвестна.
   *[other] У {$count} клиентов нет класса: себестоимость их строк неизвестна.
}
class-changed-none = нет
key-message-inside = Ключевая группа даёт {$share} выручки, в коридоре {$band}
key-message-below = Ключевая группа даёт {$share} выручки, ниже коридора {$band}
key-message-above = Ключевая группа даёт {$share} выручки, выше коридора {$band}
key-caption = Ключевые клиенты по типам · {$unit} · {$window} к PY (серым); доля выручки, %
key-set = Ключевые, топ-{$count}
key-limit = {$share} порог ядра
key-review = {$count ->
    [one] {$count} присвоенный тип не пересматривался 12 мес.
    [few] {$count} присвоенных типа не пересматривались 12 мес.
   *[many] {$count} присвоенных типов не пересматривались 12 мес.
}
types-active = все активны
types-late = задержка: {$count}
types-none = нет ключевых клиентов
top-n = Топ-{$count}
concentration-message = Потеря клиента {$account} отнимет {$share} выручки
concentration-message-months = Потеря клиента {$account} стоит {$count ->
    [one] {$count} месяца новых продаж
   *[other] {$count} месяцев новых продаж
}
concentration-message-years = Потеря клиента {$account} стоит {$count ->
    [one] {$count} года новых продаж
   *[other] {$count} лет новых продаж
}
concentration-plan = Доля в плане: {$owner}
concentration-caption = Концентрация · доля выручки, % · {$window} к PY (серым)
concentration-hhi = HHI, 0–10 000
concentration-effective = Эффективное число клиентов
concentration-leaves = Если уйдёт {$account}
concentration-revenue = Чистая выручка, {$unit}
concentration-margin = Валовая маржа, {$unit}
concentration-owner = Доля в портфеле: {$owner}
concentration-months = Замена новыми продажами, мес.
movers-message = {$up_count ->
    [one] {$up_count} клиент добавил {$up}
    [few] {$up_count} клиента добавили {$up}
   *[many] {$up_count} клиентов добавили {$up}
}, {$down_count ->
    [one] {$down_count} отнял {$down}
   *[other] {$down_count} отняли {$down}
}
movers-caption = Главные изменения · чистая выручка, {$unit} · {$window} к PY
movers-caption-split = Главные изменения · чистая выручка, {$unit} · {$window} к PY: цена, объём, микс, ассортимент
movers-why-both = и рост, и спад объясняет прежде всего {$part}
movers-why-each = рост объясняет прежде всего {$up}, спад — {$down}
movers-why-up = рост объясняет прежде всего {$part}
movers-why-down = спад объясняет прежде всего {$part}
movers-no-split = Без разбивки на цену, объём и микс: в источнике нет товаров с количеством.
movers-doubtful = Цены скачут, будто смешаны единицы измерения: там объём включает микс.
part-price = цена
part-volume = объём
part-mix = микс
part-range = ассортимент
col-price = Цена
col-volume = Объём
col-mix = Микс
col-range = Ассорт.
movers-up = Рост
movers-down = Спад
movers-others = Прочие {$count ->
    [one] {$count} клиент
    [few] {$count} клиента
   *[many] {$count} клиентов
}
flow-message = {$lost_count ->
    [0] Потерь нет
    [one] {$lost_count} клиент потерян
    [few] {$lost_count} клиента потеряно
   *[many] {$lost_count} клиентов потеряно
}, {$new_count ->
    [0] новых нет
    [one] {$new_count} новый
   *[other] {$new_count} новых
}, возвратов — {$back}: стало {$closing}, было {$opening}{$call ->
    [none] ; сигнала нет
    [up] ; потери растут
    [down] ; потери падают
   *[other] {""}
}
flow-caption = Движение клиентов · число и {$unit} · {$window}; потерян = {$days} дн. без заказа; класс PY
flow-quarters = За последние три месяца потерь {$now}, за три до них {$before}.
flow-direction = {$months} мес.: {$lost}, интервал 95 % {$low}–{$high}; {$call ->
    [up] потери учащаются (p {$p})
    [down] потери сокращаются (p {$p})
    [cohort] новых нет, о тенденции судить нельзя
   *[none] тенденции нет (p {$p})
}.
col-were = До
col-left = Уход
flow-opening = На начало
flow-new = Новые
flow-back = Вернулись
flow-lost = Потеряны
flow-closing = На конец
flow-by-month = По месяцам: новые (заливка), вернувшиеся (контур), потерянные под осью
reasons-message = {$reason}: {$count} из {$total ->
    [one] {$total} потерянного клиента
   *[other] {$total} потерянных клиентов
}
reasons-message-tie = Главной причины нет: {$total ->
    [one] {$total} потеря
    [few] {$total} потери
   *[many] {$total} потерь
}, не более {$count} на причину
reasons-message-unknown = Неизвестна причина {$total ->
    [one] {$total} потери
   *[other] всех {$total} потерь
}
reasons-caption = Причины потерь · число (ΔPY) · {$window} к PY (серым)
reasons-unknown-share = Причина неизвестна: {$share} потерь.
reasons-unknown-shares = Причина неизвестна: {$share} потерь, {$money} потерянной выручки.
reasons-unknown-before = Годом ранее: {$share}.
reasons-since = Потеряно позже, не показано: {$count}.
risk-message = {$parts}: всего {$share} выручки
risk-part-at-risk = {$number} с риском ухода
risk-part-lost = {$number} среди потерянных
risk-part-late = {$number} с задержкой
risk-part-shrinking = {$number} со спадом
risk-caption = Риск ухода · выручка за {$window}, {$unit} · перерыв ÷ обычный (серая = 1), чёрная = предел, {$day}
win-list-message = {$count ->
    [one] Возврат {$count} клиента даст {$amount}
   *[other] Возврат {$count} клиентов даст {$amount}
}
win-list-message-margin = {$count ->
    [one] {$count} клиент к возврату, {$amount} маржи в год
    [few] {$count} клиента к возврату, {$amount} маржи в год
   *[many] {$count} клиентов к возврату, {$amount} маржи в год
}
win-list-caption = Возврат · выгода, {$unit} · предложить до
win-list-caption-margin = Возврат · валовая маржа, {$unit} · в год, предложить до
win-list-funnel = Дано {$made} → ответили {$answered} →
win-list-returned = вернулись {$returned}
win-list-few = {$made ->
    [one] {$made} случай: мало
    [few] {$made} случая: мало
   *[many] {$made} случаев: мало
}
win-list-rate = {$kind} {$rate}, 95 % {$interval}
win-list-kind = {$kind} {$made} → {$returned}
win-list-best = Лучше всего пока: {$kind}.
win-list-no-offers = Предложений потерянным в источнике нет.
estimated = * оценка
col-margin = Маржа
col-most-special = Спец. ≤
col-most-gift = Подар. ≤
col-most-discount = Скидка ≤
audit-message = О {$found} из {$lost_count ->
    [one] {$lost_count} потери
   *[other] {$lost_count} потерь
} предупреждали {$weeks} нед. назад
audit-message-none = {$lost_count ->
    [one] О {$lost_count} потере не предупреждали {$weeks} нед. назад
   *[other] Ни об одной из {$lost_count} потерь не предупреждали {$weeks} нед. назад
}
audit-message-false = {$flags ->
    [one] {$flags} предупреждение {$weeks} нед. назад, ни одной потери
    [few] {$flags} предупреждения {$weeks} нед. назад, ни одной потери
   *[many] {$flags} предупреждений {$weeks} нед. назад, ни одной потери
}
audit-message-quiet = Ни предупреждений, ни потерь за {$weeks} нед.
audit-caption = Самопроверка · предупреждения и исход, число · {$day}
audit-weeks = {$weeks} нед. назад
audit-lost = потеря
audit-returned = купил
audit-open = открыт
audit-flagged = Да
audit-not-flagged = Нет
audit-together = Всего
col-flag-then = Предупр.
audit-quality = {$weeks} нед.: верных {$precision}, замечено потерь {$recall}, запас {$lead}.
audit-quality-none = {$weeks} нед.: предупреждений и потерь нет.

short-call = позвонить
short-win-back = решить о КП
short-promise = исполнить
short-complaint = уладить
short-meeting = готовиться
short-document = продлить
short-money = взыскать долг
short-category = спросить
short-share = найти причину
short-decider = визит к ЛПР
short-competitor = контроффер
short-returned = поддержать
short-agenda = см. справку
cause-promise = срыв обещания
cause-complaint = есть претензия
cause-category = категория ушла
cause-competitor = конкурент
cause-document = договор истёк
cause-money = долг просрочен
cause-decider = нет связи с ЛПР
cause-silence = нет заказа
cause-shrinking = берёт меньше
cause-unknown = неизвестно
managers-message = С начала года ниже плана {$below} из {$managers ->
    [one] {$managers} менеджера
   *[other] {$managers} менеджеров
}
managers-message-no-plan = В источнике нет плана: все менеджеры показаны к прошлому году
managers-message-none = Ни один менеджер не отличим от того, что те же клиенты дали бы у других
managers-message-differ = {$count ->
    [one] Отличается от ожидаемого по портфелю {$count} результат из {$managers}: {$names}
   [few] Отличаются от ожидаемого по портфелю {$count} результата из {$managers}: {$names}
   *[many] Отличаются от ожидаемого по портфелю {$count} результатов из {$managers}: {$names}
}
managers-message-many = От ожидаемого по портфелю отличается результатов: {$number} из {$managers}
managers-caption = Менеджеры по алфавиту · чистая выручка ÷ ожидаемая по портфелю, {$window}, {$unit}; эффект стянут к общему, 95 % · год к плану (черта) · балл обязанностей 0–100
col-expected = Ожидание
col-effect = Эффект
col-ytd-ac = Год AC
col-duties = Обязан.
other-managers = Прочие менеджеры: {$count}
data-message = {$tables ->
    [one] {$tables} источник дал
    [few] {$tables} источника дали
   *[many] {$tables} источников дали
} {$rows ->
    [one] {$rows} строку
    [few] {$rows} строки
   *[many] {$rows} строк
}; {$refused ->
    [0] не отклонено ни одной
    [one] {$refused} отклонена
   *[other] {$refused} отклонено
}
data-caption = Источники · число строк и последний день · {$lines ->
    [one] {$lines} строка заказа
    [few] {$lines} строки заказов
   *[many] {$lines} строк заказов
}, отменено {$cancelled}, без клиента {$unassigned}{$outside ->
    [0] {""}
   *[other] , вне периода {$outside}
}
more-tables = и ещё {$count}
findings = Замечено:
findings-none = В данных ничего не замечено.
more-findings = {$count ->
    [one] Ещё {$count} вид замечаний — в манифесте.
    [few] Ещё {$count} вида замечаний — в манифесте.
   *[many] Ещё {$count} видов замечаний — в манифесте.
}
method-message = Все действующие правила и пределы
method-caption = Правила · пределы в своих единицах · для всех показателей этого выпуска
method-classes = ABC, XYZ
method-classes-text = {$cut_a} и {$cut_b} ({$measure}, {$window}); CV {$cut_x} и {$cut_y} ({$bucket})
method-state = Статус по ритму
method-state-guarded = {$quantile} своих перерывов, {$floor}–{$cap} дн.; потерян сверх 2 ×; сезон учтён
method-state-unguarded = {$quantile} своих перерывов, {$floor}–{$cap} дн.; потерян сверх 2 ×
method-flow = Движение клиентов
method-flow-text = потерян после {$days} дн. без заказа
method-key = Ключевые клиенты
method-key-text = ядро от {$core} выручки; ключевая группа {$band}
method-owner = Ответственный
method-owner-assignment = закрепление на конец периода, иначе карточка, иначе выручка
method-owner-revenue = менеджер с наибольшей выручкой, {$window}
method-signals = Сигналы
method-signals-text = XmR: 2,66 × средний размах или 8 недель с одной стороны
method-time = PY части периода
method-time-text = те же дни: неделя {$week}, месяц {$month}, квартал {$quarter}, год {$year}
method-time-weeks = {$text}; годы по {$this} и {$before} нед.
method-time-working = {$text}; рабочих {$actual}, PY {$previous_year}
method-plan = План части периода
method-plan-text = пропорционально дням; нет плана = «–»
method-marks-text = ● лучше, ◆ хуже, при отклонении свыше {$relative} или {$points}
method-currency = Валюта
method-currency-text = {$currency}, знаков после запятой: {$decimals}, без налога
method-version = Создано
method-version-text = avain {$version}, расчёт {$run}

## Отчёт менеджера

month-close-message = {$month}: {$revenue}, {$change} к прошлому году
month-close-caption = {$company} по менеджерам, по алфавиту · чистая выручка, {$unit} · {$month} к PY и PL
class-review-message = Класс сменили {$moved} из {$accounts} клиентов, {$quarter}
class-review-caption = {$company}, клиенты по чистой выручке · {$unit}, класс (квартал назад), стратегия · {$window}
manager-portfolio-name = Портфель
manager-portfolio = {$accounts ->
    [one] {$accounts} клиент
    [few] {$accounts} клиента
   *[many] {$accounts} клиентов
}, {$share} выручки
manager-as-of = {$day}, {$months} мес. по {$last}
manager-as-of-weeks = {$day}, {$weeks} нед. по {$last}
manager-read-with = Читает
manager-note = * Курсив: оценка. ● лучше, ◆ хуже плана, цели или PY более чем на 5 %. Суммы в {$unit}, без налога и кредит-нот; ответственный на {$day}. С начала года считаются заказы, полученные менеджером.
actions-message = {$count ->
    [one] {$count} действие защищает {$amount} на этой неделе
    [few] {$count} действия защищают {$amount} на этой неделе
   *[many] {$count} действий защищают {$amount} на этой неделе
}
actions-message-of = {$count ->
    [one] {$count} из {$all ->
        [one] {$all} действия
       *[other] {$all} действий
    } защищает {$amount} на этой неделе
   *[other] {$count} из {$all ->
        [one] {$all} действия
       *[other] {$all} действий
    } защищают {$amount} на этой неделе
}
actions-message-none = На этой неделе не требуется ни одного действия
actions-caption = {$manager} · действия по сумме риска и срочности, {$unit} · начиная с этой недели
actions-more = {$count ->
    [one] Ещё {$count} с меньшей суммой,
   *[other] Ещё {$count} с меньшими суммами,
}
actions-none = Нет задержек и потерь, нет просроченных обещаний и долгов, все встречи подготовлены.
col-age = Возр.
age-new = новое
age-weeks = {$weeks} нед.
actions-before = Действия от {$day}: выполнено {$done} из {$all}, открыто {$open}, просрочено {$overdue}; {$bought ->
    [0] с тех пор ни один клиент не заказал
    [one] с тех пор заказал {$bought} клиент
    [few] с тех пор заказали {$bought} клиента
   *[many] с тех пор заказали {$bought} клиентов
}.
actions-first = Первый выпуск: начиная со следующего здесь будет видно, что стало с этими действиями.
action-key-share = Пересмотреть ключевых клиентов
action-late = Позвонить: где заказ
action-lost = Решить о КП о возврате
action-promise = Выполнить обещание
action-complaint = Закрыть претензию
action-meeting-objective = Поставить цель встречи
action-meeting-prepare = Подготовить встречу
action-document = Продлить документ
action-document-ended = Продлить документ
action-overdue = Взыскать просроченное
action-category = Спросить о категории
action-core-up = План для нового клиента ядра
action-core-down = Выяснить причину снижения
action-key-set-below = Растить ключевых клиентов
action-key-set-above = Снизить зависимость
action-competitor = Ответить конкуренту
action-won-back = Поддержать вернувшегося
action-lost-notice = Решить о КП о возврате
action-decider-never = Встретиться с ЛПР
action-decider = Встретиться с ЛПР
action-decider-unknown = Выяснить, кто решает
step-lost = Спросить, что вернёт клиента
step-silence = Позвонить: где заказ
step-decides = Выяснить, кто решает
step-influences = Выяснить, кто влияет
step-buys = Выяснить, кто заказывает
step-uses = Выяснить, кто применяет
step-decider-silent = Встретиться с ЛПР
step-need = Спросить о других закупках
step-solvency = Спросить об оплате
step-complaint = Закрыть претензию
step-shrinking = Спросить о спаде закупок
step-dropped-category = Спросить о категории
step-late-deliveries = Спросить о цене опозданий
step-lost-offer = Спросить о проигрыше
step-open-offer = Спросить об открытом КП
step-price-moved = Спросить о новой цене
step-competitor = Ответить конкуренту
step-budget = Спросить о бюджете
step-contacts = Спросить, кто участвует
step-structure = Спросить об устройстве
step-environment = Спросить о рынке
step-description = Спросить о деятельности
step-headcount = Спросить о численности
step-history = Спросить о начале работы
step-competitors = Спросить о конкурентах
step-next-year = Спросить, что улучшить
step-renewal = Продлить документ
step-overdue-money = Взыскать просроченное
step-category = Предложить новую категорию
step-price-increase = Предложить новую цену
step-discount-for-volume = Предложить скидку за объём
step-programme-step = Сделать шаг программы
why-late = перерыв {$days} дн., обычно {$usual} дн.
why-lost = потерян: перерыв {$days} дн., предел {$limit} дн.
why-lost-notice = заявил об уходе {$day}
why-promise = просрочено {$days} дн.: {$text}{$more ->
    [0] {""}
   *[other] , ещё {$more}
}
why-complaint = претензия открыта {$days} дн.{$more ->
    [0] {""}
   *[other] , ещё {$more}
}
why-meeting-objective = встреча {$day} без цели
why-meeting-prepare = встреча {$day} не подготовлена
why-document = {$document}: срок до {$day}
why-document-ended = {$document}: срок истёк {$day}
why-overdue = {$amount} просрочено, старейшее с {$day}
why-category = {$category}: нет с {$day}{$more ->
    [0] {""}
   *[other] , ещё {$more}
}
why-core-up = теперь ядро: {$share} выручки, было {$before}
why-core-down = уже не ядро: {$share} выручки, было {$before}
why-key-set-below = ключевая группа {$share}, было {$before}
why-key-set-above = ключевая группа {$share}, было {$before}
why-competitor = {$name}, с {$day}
why-won-back = вернулся {$day}: первые {$days} дн.
why-decider-never = с ЛПР ещё не связывались
why-decider = нет контакта {$days} дн.
why-decider-unknown = среди контактов нет ЛПР
duties-message = Ниже цели {$missed} из {$duties ->
    [one] {$duties} обязанности
   *[other] {$duties} обязанностей
}; {$worst}: {$actual} при цели {$target}
duties-message-met = {$duties ->
    [one] {$duties} измеримая обязанность выполняется
    [few] Все {$duties} измеримые обязанности выполняются
   *[many] Все {$duties} измеримых обязанностей выполняются
}
duties-caption = {$manager} · обязанности, % и число · 13 недель, цель чертой; серым: случаи
duty-on-time = Доставка в срок
duty-on-time-short = доставка в срок
duty-days-late = Дней опоздания, взвеш.
duty-days-late-short = дни опоздания
duty-promises = Обещания в срок
duty-promises-short = обещания в срок
duty-reply-days = Дней до ответа
duty-reply-days-short = дни до ответа
duty-meetings = Встречи подготовлены
duty-meetings-short = подготовка встреч
duty-follow-ups = Итоги встреч в срок
duty-follow-ups-short = итоги встреч в срок
duty-complaints-open = Открытые претензии
duty-complaints-open-short = открытые претензии
duty-complaints-repeated = Повторные претензии
duty-complaints-repeated-short = повторные претензии
duty-credit-notes = Кредит-ноты, %
duty-credit-notes-short = кредит-ноты
duty-documents = Документы прочтены
duty-documents-short = чтение документов
duty-deciders = Контакт с ЛПР
duty-deciders-short = контакт с ЛПР
duty-dossier = Полнота досье
duty-dossier-short = полнота досье
duty-in-days = {$value} дн.
plan-message = С начала года на {$amount} {$side ->
    [below] ниже
   *[above] выше
} плана
plan-message-py = С начала года на {$amount} {$side ->
    [below] ниже
   *[above] выше
} прошлого года
plan-caption = {$manager} · чистая выручка, {$unit} · на дату к PL, PY
plan-year = Год {$year}, {$unit}, прогноз с интервалом 80 %
plan-landing = Прогноз {$landing} ({$low}–{$high}), {$change} к плану
col-landing = Прогноз
col-likely = Интервал 80 %
landing-month = Месяц
landing-quarter = Квартал
landing-year = Год
bar-landing = AC+FC
bar-plan-year = PL год
missing-targets = Нет плана: в источнике нет целей для этого менеджера.
bridge-message = Рост {$expansion} против снижения {$contraction}; ни один клиент не упал до нуля
bridge-message-lost = Рост {$expansion} против снижения {$contraction}; {$lost_count ->
    [one] {$lost_count} потерянный клиент стоит {$lost}
    [few] {$lost_count} потерянных клиента стоят {$lost}
   *[many] {$lost_count} потерянных клиентов стоят {$lost}
}
bridge-caption = {$manager} · изменение чистой выручки, {$unit} · {$window} к PY; ось = PY · GRR {$grr}, NRR {$nrr}
bridge-opening = PY, {$months} мес. по {$end}
bridge-opening-weeks = PY, по {$last_day}
bridge-closing = AC, {$months} мес. по {$end}
bridge-closing-weeks = AC, по {$last_day}
bridge-net = {$change}, {$ratio}
accounts-message = {$silent_count ->
    [one] {$silent_count} из {$accounts ->
        [one] {$accounts} клиента
       *[other] {$accounts} клиентов
    } выбился из ритма; он давал {$amount} за {$window}
   *[other] {$silent_count} из {$accounts ->
        [one] {$accounts} клиента
       *[other] {$accounts} клиентов
    } выбились из ритма; они давали {$amount} за {$window}
}
accounts-message-none = Ни один из {$accounts ->
    [one] {$accounts} клиента
   *[other] {$accounts} клиентов
} не выбился из ритма
accounts-caption = {$manager} · клиенты по чистой выручке, {$unit} · {$window} к PY (серым), на каждом графике своя шкала
accounts-note = * Курсив: оценка. Статус по ритму: риск = перерыв дольше квантиля своих, потерян = дольше двух таких или по заявлению; пауза = как год назад. Класс: ABC по выручке, XYZ по регулярности; в скобках = новый; серым = класс PY.
late-message = {$account}: перерыв в {$times} раза дольше обычного ({$usual} дн.)
late-message-none = Ни один клиент не выбился из ритма
late-caption = С задержкой · дни после последнего заказа ÷ обычный перерыв · {$day}; черта = свой предел; справа: дни, {$unit}
late-usual-gap = обычный перерыв
late-dropped = Ушла категория:
late-dropped-one = {$account}, {$category} ({$amount} в год)
late-more = {$count ->
    [one] Ещё {$count} выбился из ритма.
   *[other] Ещё {$count} выбились из ритма.
}
late-shrinking = За {$weeks} нед. покупают меньше, чем годом ранее:
offers-message = Выиграно {$won} из {$decided ->
    [one] {$decided} предложения
   *[other] {$decided} предложений
}, {$rate} ({$interval}), PY {$base}: {$signal ->
    [above] лучше прошлого года
    [below] хуже прошлого года
   *[none] сигнала нет
}
offers-message-alone = Выиграно {$won} из {$decided ->
    [one] {$decided} предложения
   *[other] {$decided} предложений
}, {$rate} ({$interval}); ожидают решения {$pending}
offers-message-open = {$pending ->
    [one] {$pending} предложение ожидает решения
    [few] {$pending} предложения ожидают решения
   *[many] {$pending} предложений ожидают решения
}, решённых нет
offers-made = Подано
offers-caption = Тендеры и предложения: поданы, решены, ожидают сегодня · число · {$window} к PY (серым)
offers-won = Выигр.
offers-lost = Проигр.
offers-pending = Ждут
offers-rate = Доля побед
offers-reasons = Причины проигрышей, число (ΔPY)

win-back-message = {$count ->
    [one] Возврат {$count} клиента даст {$amount}
   *[other] Возврат {$count} клиентов даст {$amount}
}
win-back-message-year = {$count ->
    [one] {$count} клиент к возврату давал {$amount} в год
    [few] {$count} клиента к возврату давали {$amount} в год
   *[many] {$count} клиентов к возврату давали {$amount} в год
}
win-back-caption = Потеряны за 2 года · выгода после КП, {$unit} · на сегодня
win-back-next = {$step}: {$account}.
win-back-next-by = {$step}: {$account}, до {$date}.
win-back-more = Ещё {$count}.
win-back-most = {$kind} {$limit}
offer-special-offer = спецусловия
offer-gift = подарок
offer-discount = скидка

fair-message = Результат {$result}, в интервале от {$low} до {$high}: {$verdict ->
    [better] лучше сопоставимых клиентов
    [worse] хуже сопоставимых клиентов
   *[same] не отличим от команды
}
fair-message-alone = Результат относительно команды не определён ни в одном интервале
fair-caption = Факт ÷ ожидание · ожидание {$amount}, % · 95 %, команда серым
fair-note-team = Ожидание — по классу, ритму и сегменту {$accounts ->
    [one] {$accounts} клиента
   *[other] {$accounts} клиентов
}: так развивались похожие клиенты у других; стянуто к команде по надёжности.
fair-note = Ожидание — по классу, ритму и сегменту {$accounts ->
    [one] {$accounts} клиента
   *[other] {$accounts} клиентов
}: так развивались похожие клиенты у других. Других слишком мало, чтобы показать их без имён.
fair-alone = Слишком мало менеджеров с сопоставимыми клиентами для интервала: результат не с чем сравнить.
col-last-order = Посл. заказ
col-reason = Причина
col-offer-most = Предложить до
col-worth = Выгода
col-missing = Не хватает
col-ask = Спросить
col-when = Когда
gaps-message = Пробелы у {$accounts ->
    [one] {$accounts} клиента
   *[other] {$accounts} клиентов
} касаются {$amount} выручки; прежде всего {$account}
gaps-caption = {$manager} · недостающие поля: выручка × число неизвестных, {$unit} · по данным на сегодня
gaps-meeting = встреча {$date}
gaps-no-meeting = встречи нет
gap-decides = кто решает
gap-influences = кто влияет
gap-buys = кто закупает
gap-uses = кто применяет
gap-budget = бюджет
gap-contacts = контакты
gap-structure = структура
gap-environment = рынок
gap-description = деятельность
gap-headcount = численность
gap-history = история
gap-competitors = конкуренты

## Справка по клиенту

briefing-meeting = Встреча
briefing-theirs = От них
briefing-ours = От нас
briefing-objective = Цель
briefing-no-objective = не поставлена
briefing-unknown = неизвестно
briefing-standing = постоянная справка, встречи в календаре нет
briefing-manager = Менеджер
briefing-state = Статус
briefing-as-of = На дату
briefing-rank = {$share} выручки, место {$rank} из {$ranked}
figure-revenue = Чистая выручка
figure-revenue-unit = {$unit}, {$window}
figure-share = Доля
figure-year = Чистая выручка, год
figure-year-unit = {$unit}, {$from} – {$to}
figure-margin = Валовая маржа
figure-margin-short = Маржа
figure-margin-unit = {$window}
figure-price = Цена к прайсу
figure-price-unit = нетто ÷ прайс, {$window}
figure-overdue = Просрочено
figure-overdue-unit = {$unit}, {$day}
figure-of-open = От долга
figure-oldest = Старейшее
no-price = в источнике нет ни прайса, ни себестоимости
no-cost-short = нет себест.
no-due-dates = в источнике нет сроков оплаты
shown-of-all = ; показано {$shown} из {$all}
rows-of-all = {$shown} из {$all}
changes-first = Первая справка: начиная со следующего выпуска здесь будет видно, что изменилось.
changes-since = Изменения с {$day}
changes-message = {$count ->
    [one] {$count} изменение: {$what}.
    [few] {$count} изменения, главное: {$what}.
   *[many] {$count} изменений, главное: {$what}.
}
changes-message-none = Ничего не изменилось.
changes-none = Класс, ритм, скидка, категории, обещания, люди и конкуренты — как в выпуске от {$day}.
changes-restated = {$count ->
    [one] Уточнён {$count} прошлый месяц.
    [few] Уточнены {$count} прошлых месяца.
   *[many] Уточнены {$count} прошлых месяцев.
}
change-promise = Просрочено обещание
change-promise-text = {$text}
change-category = Ушла категория
change-category-text = {$category}: последний заказ в тот день; {$amount} в год
change-standing = Ритм
change-standing-text = статус клиента теперь: {$now}
change-competitor = Конкурент
change-competitor-text = новый: {$name}
change-discount = Скидка
change-discount-text = с {$was} до {$now}, последние пять месяцев с продажами
change-class = Класс
change-class-text = с {$was} на {$now}
change-contact = Новый контакт
change-contact-text = {$name}{$both ->
    [0] {""}
   *[other] , {$role}
}
timeline-message = В срок доставлено {$on_time} из {$deliveries} ({$share}).
timeline-message-orders = {$orders ->
    [one] {$orders} заказ
    [few] {$orders} заказа
   *[many] {$orders} заказов
}; обещанных дат в источнике нет.
timeline-caption = Медианный перерыв {$gap} дн.; следующий заказ ожидается с {$day} (штриховка)
timeline-caption-gap = Медианный перерыв {$gap} дн.; следующий заказ запаздывает
timeline-caption-pause = Медианный перерыв {$gap} дн. в сезон; год назад в это время тоже не заказывал
timeline-caption-lost = Медианный перерыв {$gap} дн.; считается потерянным
timeline-caption-none = Слишком мало заказов для ритма
lane-orders = Заказы
lane-orders-count = {$count ->
    [one] {$count} заказ
    [few] {$count} заказа
   *[many] {$count} заказов
}
lane-deliveries = Доставки
lane-complaints = Претензии
lane-tenders = Тендеры
lane-meetings = Встречи
lane-won = победа {$amount}
lane-lost = проигрыш {$amount}
promises-message = {$count ->
    [one] Открыто {$count}; просрочка {$days} дн.
   *[other] Открыто {$count}; просрочка до {$days} дн.
}
promises-message-ahead = Открыто {$count ->
    [one] {$count}, срок не наступил.
   *[other] {$count}, просроченных нет.
}
promises-message-none = Ничего не открыто.
promises-caption = Дни просрочки × сумма, {$unit}
promises-none = Нет открытых обещаний и претензий, нет документов с близким сроком.
open-complaint = Претензия: {$theme}, открыта {$days} дн.
open-document = {$document}: конец срока
due-in = ещё {$days}
decision-message = Все роли известны и закреплены.
decision-message-missing = Неизвестно, кто {$roles}.
decision-message-unowned = {$unowned ->
    [one] У {$unowned} контакта нет ответственного с нашей стороны.
   *[other] У {$unowned} контактов нет ответственного с нашей стороны.
}
decision-caption = Ролей известно {$known} из {$needed}; отношение от −2 до +2
competitors-message = {$count ->
    [one] За клиента борется {$count} конкурент.
    [few] За клиента борются {$count} конкурента.
   *[many] За клиента борются {$count} конкурентов.
}
competitors-message-none = Ни один не известен.
competitors-none = Конкуренты у этого клиента не отмечены: спросите.
our-edge = наш плюс: {$edge}
competitor-won = отнял у нас {$amount}
promises-caption-cut = Дни просрочки × сумма, {$unit}; {$shown} из {$all}
open-invoices = Счета не оплачены в срок
open-deliveries = {$count ->
    [one] {$count} заказ не доставлен в обещанный день
    [few] {$count} заказа не доставлены в обещанный день
   *[many] {$count} заказов не доставлены в обещанный день
}
timeline-absent = Нет в источнике: {$rows}
decision-caption-bare = Ролей известно {$known} из {$needed}
competitors-message-cut = {$count ->
    [one] За клиента борется {$count} конкурент; показано {$shown}.
    [few] За клиента борются {$count} конкурента; показано {$shown}.
   *[many] За клиента борются {$count} конкурентов; показано {$shown}.
}
white-space-message = Ещё {$amount} в год, если покупать как аналоги.
white-space-none = Покупает как клиенты-аналоги.
white-space-nothing = Ни в одной категории не отстаёт от медианы клиентов-аналогов.
white-space-caption = {$peers ->
    [one] {$peers} аналог
    [few] {$peers} аналога
   *[many] {$peers} аналогов
}: {$basis}; надёжность {$confidence}
white-space-axis = AC и медиана аналогов, {$unit}
confidence-low = низкая
confidence-medium = средняя
confidence-high = высокая
peers-by-size = сегмент и размер
peers-by-abc = сегмент и класс
space-not-bought = {$buyers ->
    [one] {$buyers} из {$peers} покупает
   *[other] {$buyers} из {$peers} покупают
}
space-stopped = посл. раз: {$month}
space-buys-less = доля {$own}, у аналогов {$peers}
together = Вместе
terms-message = 1 п. п. {$basis ->
    [list] прайса
   *[net] нетто
} — {$amount} в год; скидку {$discount} окупит +{$volume} объёма.
terms-message-no-margin = 1 п. п. {$basis ->
    [list] прайса
   *[net] нетто
} — {$amount} в год; себестоимости нет, окупаемость неизвестна.
terms-message-never = 1 п. п. {$basis ->
    [list] прайса
   *[net] нетто
} — {$amount} в год; 3 % не окупит никакой объём.
terms-caption = Только для менеджера
terms-not-set = Пределы не заданы: согласуйте.
terms-no-ladder = Нет маржи, долга, потенциала или конца договора для торга.
terms-no-prices = В источнике нет прайс-листа.
stakes-ours = Теряем мы
stakes-theirs = Теряет он
stakes-margin = {$share} нашей маржи
stakes-revenue = {$share} нашей выручки
stakes-budget = {$share} его бюджета
stakes-budget-unknown = бюджет: спросить
give-discount = скидка {$discount}
give-payment-term = Отсрочка
give-service = Приоритет
give-price-held = Цена та же
get-volume = объём {$volume}
get-overdue = долг {$amount}
get-category = {$category}: {$amount}
get-longer = договор после {$month}
dossier-title = Досье
dossier-message = Досье заполнено на {$share}; {$unknown ->
    [0] все поля ниже известны.
    [one] {$unknown} поле ниже неизвестно.
    [few] {$unknown} поля ниже неизвестны.
   *[many] {$unknown} полей ниже неизвестны.
}
dossier-caption = Каждое поле с источником и датой
dossier-unknown = неизвестно: спросить
dossier-description = Деятельность
dossier-headcount = Численность
dossier-history = История
dossier-structure = Структура
dossier-environment = Рынок
dossier-budget = Бюджет
dossier-solvency = Платёжеспос.
solvency-open = Долг {$open}, из него просрочено {$overdue}
solvency-limit = Долг {$open}, из него просрочено {$overdue}; лимит {$limit}, использован на {$used}
dossier-founded = Год основания: {$year}.
dossier-order-lines = строки заказов
categories-even = За 12 месяцев ни одна категория не изменилась
categories-up = {$category}: рост за 12 месяцев до {$actual} с {$base}
categories-down = {$category}: спад за 12 месяцев до {$actual} с {$base}
categories-caption = {$account}, продажи по категориям · {$unit} · 8 кварталов по указанный месяц, 12 месяцев к PY
categories-rest = Прочие: {$count}
category-none = Без категории
all-categories = Все категории
quarter-to = по {$month}
contacts-message = {$count ->
    [one] Известен {$count} человек; последний контакт {$days} дн. назад
    [few] Известны {$count} человека; самый долгий перерыв {$days} дн.
   *[many] Известны {$count} человек; самый долгий перерыв {$days} дн.
}
contacts-message-never = {$count ->
    [one] Известен {$count} человек, контакта ещё не было
    [few] Известны {$count} человека, ни с кем ещё не связывались
   *[many] Известны {$count} человек, ни с кем ещё не связывались
}
contacts-caption = {$account}, карточки контактов · люди · {$day}
programme-message = Выполнено {$done} из {$all ->
    [one] {$all} шага программы
   *[other] {$all} шагов программы
}; {$overdue ->
    [0] просроченных нет
   *[other] просрочено {$overdue}
}
programme-caption = {$account}, программа клиента · шаги · {$day}
step-open = открыт
step-overdue = просрочен
restated-first = Первый выпуск: начиная со следующего здесь будут уточнённые данные.
restated-message = {$count ->
    [one] Уточнён {$count} месяц
    [few] Уточнены {$count} месяца
   *[many] Уточнены {$count} месяцев
}
restated-message-none = Ни один из {$months ->
    [one] {$months} закрытого месяца
   *[other] {$months} закрытых месяцев
} не уточнён
restated-caption = {$who} · чистая выручка закрытых месяцев, {$unit} · с {$day}
restated-note = Поздние проводки и исправления закрытых месяцев: это не изменение бизнеса.
restated-none = Все закрытые месяцы — как в прошлом выпуске.
restated-small = {$count ->
    [one] Ещё {$count} месяц отличается меньше, чем печатается.
    [few] Ещё {$count} месяца отличаются меньше, чем печатается.
   *[many] Ещё {$count} месяцев отличаются меньше, чем печатается.
}
col-month = Месяц
col-was = было
col-now = стало
log-message = Выполнено {$done} из {$all ->
    [one] {$all} действия
   *[other] {$all} действий
}, {$overdue ->
    [one] просрочено {$overdue}: {$amount}
   *[other] просрочено {$overdue}, каждое до {$amount}
}
log-message-open = Выполнено {$done} из {$all ->
    [one] {$all} действия
   *[other] {$all} действий
}, просроченных нет
log-message-none = В прошлом выпуске не было ни одного действия
log-caption = {$company}, действия прошлого выпуска · статус и заказы с тех пор, {$unit} · {$day}; по статусу и сумме
log-note = Выполнено: причина действия устранена. Просрочено: срок прошёл, причина осталась.
log-none = В прошлом выпуске действий не требовалось.
log-first = Первый выпуск: начиная со следующего здесь будет видно, что стало с его действиями.
status-done = выполнено
status-open = открыто
status-overdue = просрочено
col-status = Статус
col-bought = Заказано
questions-message = {$count ->
    [one] {$count} вопрос
    [few] {$count} вопроса
   *[many] {$count} вопросов
}; {$unread ->
    [0] все документы прочтены
   *[other] не прочтено документов: {$unread} из {$documents}
}.
questions-message-alone = {$count ->
    [one] {$count} вопрос к клиенту.
    [few] {$count} вопроса к клиенту.
   *[many] {$count} вопросов к клиенту.
}
questions-caption = Досье заполнено на {$share}
not-read = не прочтён
question-complaint = Чем закрыть претензию: {$name}?
question-shrinking = Почему берёте у нас меньше, чем год назад?
question-decides = Кто решает и что ему важно увидеть?
question-influences = Чьё мнение весомо в решении?
question-buys = Кто размещает заказы?
question-uses = Кто применяет нашу продукцию, доволен ли?
question-competitor = Что предлагает {$name}, чего нет у нас?
question-open-offer = Чего ещё не хватает в нашем предложении?
question-budget = Каков бюджет будущего года на нашу продукцию?
question-contacts = Кто участвует в решении?
question-structure = Как устроена компания и кто ею владеет?
question-environment = Что меняется на вашем рынке в этом году?
question-description = Что вы производите и для кого?
question-headcount = Сколько людей, сколько с нашей продукцией?
question-history = Как началась наша совместная работа?
question-competitors = Кто ещё предлагает вам то же?
question-next-year = Что нам улучшить в следующем году?
question-lost = Что вернуло бы вас к нам?
question-silence = {$days ->
    [one] {$days} день без заказа: что изменилось?
    [few] {$days} дня без заказа: что изменилось?
   *[many] {$days} дней без заказа: что изменилось?
}
question-decider-silent = Когда встретиться с тем, кто решает?
question-need = Что из нашего ассортимента берёте у других?
question-solvency = Каких условий оплаты вы придерживаетесь?
question-dropped-category = Почему больше не берёте: {$name}?
question-late-deliveries = {$count ->
    [one] Во что вам обошлась наша доставка с опозданием?
    [few] Во что вам обошлись {$count} доставки с опозданием?
   *[many] Во что вам обошлись {$count} доставок с опозданием?
}
question-lost-offer = Почему проиграло наше КП на {$amount}?
question-price-moved = Как вам новая цена: {$name}?
alt-attitude = отношение {$attitude}

## Указатель

index-title = Отчёты: {$period}
index-name = Отчёты
index-kicker = {$company} · ключевые клиенты
index-revenue = за {$window}, {$change} PY
index-late = {$count ->
    [one] {$count} клиент с риском ухода
    [few] {$count} клиента с риском ухода
   *[many] {$count} клиентов с риском ухода
}
index-made = На {$day} · отчётов создано {$produced}, пропущено {$skipped}, с ошибкой {$failed}
index-company = Компания
index-workbook = Книга ABC-XYZ
index-search = Поиск клиента
index-search-hint = Название; е находит ё
index-all = Все
index-shown = {$shown} из {$all ->
    [one] {$all} клиента
   *[other] {$all} клиентов
}
index-skip = Перейти к клиентам
index-data = Клиенты таблицей
index-summary = Сводка всех показателей
index-manifest = Манифест
index-managers = Менеджеры
index-accounts = Клиенты
index-caption = Чистая выручка, {$unit}, {$window} к PY (серая линия)

## Графики для тех, кто их не видит

alt-13-weeks = {$name}: 13 недель
alt-months-of = {$name}: {$months} мес.
alt-13-months = 13 месяцев
alt-6-weeks = Чистая выручка за 6 недель
alt-12-months = Чистая выручка за 12 месяцев
alt-matrix = Клиенты по ABC и XYZ
alt-type = AC и PY
alt-key-set = Доля ключевой группы и клиентов ядра
alt-concentration = Доля крупнейших клиентов
alt-flow = Приток и отток клиентов по месяцам
alt-reasons = Потери по причинам
alt-year-plan = С начала года к плану года
alt-year = С начала года, план и PY
alt-bridge = Мост от PY к AC
alt-offer-reasons = Проигранные предложения по причинам
alt-timeline = Заказы и события за 12 месяцев
alt-white-space = Продажи по категориям и медиана клиентов-аналогов
alt-overdue = Доля просроченного в долге
alt-legend = Обозначения сценариев
legend-actual = AC факт
legend-previous-year = PY прошлый год
legend-plan = PL план
legend-forecast = FC прогноз

## Блоки без данных: их названия и недостающий источник

name-kpi_table = Показатели
missing-kpi_table = Нет ни одной полной недели заказов.
name-revenue_columns = Чистая выручка по неделям и месяцам
missing-revenue_columns = Нет ни одного полного месяца с выручкой.
name-class_matrix = ABC и XYZ
missing-class_matrix = В окне нет клиентов с выручкой.
name-key_accounts = Ключевые клиенты
missing-key_accounts = В окне нет клиентов с выручкой.
name-concentration = Концентрация
missing-concentration = В окне нет клиентов с выручкой.
name-top_movers = Главные изменения
missing-top_movers = Ни один клиент не изменился между окнами.
name-account_flow = Движение клиентов
missing-account_flow = Меньше двенадцати сопоставимых месяцев заказов.
name-loss_reasons = Причины потерь
missing-loss_reasons = За последние {$window} не потерян ни один клиент.
name-at_risk = Клиенты с риском ухода
missing-at_risk = Нет клиентов с задержкой, недавних потерь и спада.
name-win_back_list = Возврат клиентов
missing-win_back_list = Среди потерянных за два года возвращать некого.
name-self_audit = Самопроверка
missing-self_audit = Заказов слишком мало: предупреждению нужен год заказов до него.
name-managers_table = Менеджеры
missing-managers_table = Нет менеджеров: в источнике нет ни их, ни менеджеров заказов.
name-month_close = Итоги месяца
missing-month_close = После прошлого выпуска ни один полный месяц не закрылся.
name-class_review = Пересмотр классов
missing-class_review = После прошлого выпуска ни один квартал не закрылся.
name-duties = Обязанности
missing-duties = В источнике за 13 недель нет обещанных дат, обещаний и встреч.
name-portfolio_bridge = Мост портфеля
missing-portfolio_bridge = Выручки портфеля нет ни в одном из окон.
name-accounts_table = Клиенты
missing-accounts_table = На последний день нет закреплённых клиентов.
name-late_accounts = Задержка и спад
missing-late_accounts = Никто не выбился из ритма и не берёт намного меньше.
name-offers = Тендеры и предложения
missing-offers = В источнике нет предложений за последние {$window}
name-win_back = Возврат клиентов
missing-win_back = Среди потерянных за два года возвращать некого.
name-fair_comparison = Честное сравнение
missing-fair_comparison = Год назад выручки не было ни у этих клиентов, ни у других: ожидать нечего.
name-data_gaps = Пробелы в данных
missing-data_gaps = Все роли и все поля досье известны.
name-changes = Изменения
name-timeline = Отношения, 12 мес.
missing-timeline = За последние 12 месяцев заказов нет.
name-promises = Обещания и риски
missing-promises = Нет реестра обещаний: спросите участника последней встречи.
name-decision_system = Система решений
missing-decision_system = Нет контактов: источник не называет никого у этого клиента.
name-competitors = Конкуренты
missing-competitors = В источнике нет таблицы конкурентов.
name-white_space = Потенциал
missing-white_space = Нет предложения: в источнике меньше 5 клиентов-аналогов с категориями товаров.
name-terms = Рамка условий
missing-terms = Нет выручки за последние {$window}: условий нет.
name-dossier_company = Компания
name-category_quarters = Продажи по категориям
missing-category_quarters = В источнике нет категорий товаров или продаж за восемь кварталов.
name-contact_cards = Карточки контактов
missing-contact_cards = Нет контактов: источник не называет никого у этого клиента.
name-programme = Программа клиента
missing-programme = В источнике нет шагов программы для этого клиента.
name-actions_log = Действия прошлого выпуска
name-restated = Уточнённые данные
name-questions = Вопросы и документы
missing-documents = Нет документов: в источнике нет их реестра для этого клиента.

# Начала слов, которые считают: сообщению без цифр нужно одно из них (правило N7).
lint-counting-words = ни нет без никто ничего ноль все всё каждый оба обе один одна одно одного два две двух три трёх трех четыр пят шест сем восем девят десят
## Книга ABC-XYZ

book-title = ABC-XYZ
book-title-period = Книга ABC-XYZ · {$period}
book-data = Данные
book-parameters = Параметры
book-classes = Классы
book-matrix = Матрица
book-history = История
book-migration = Переходы
book-about = Пояснения
book-data-lead = Клиентов: {$accounts} · {$window} · суммы в {$currency} · классы как в этом выпуске
book-id = Код
book-segment = Сегмент
book-first = Первый заказ
book-revenue = Выручка
book-revenue-base = Выручка, база
book-margin = Маржа
book-margin-base = Маржа, база
book-cv = CV
book-abc-base = ABC, база
book-cell-base = Ячейка, база
book-new = Новый
book-yes = да
book-parameters-lead = Измените число в закрашенной ячейке: листы «Классы», «Матрица» и «Переходы» пересчитаются сразу.
book-parameter = Параметр
book-meaning = Что это значит
book-refusal = Введите число от 0; доли стоимости — не более 100 %.
book-cut-a = Граница A
book-cut-a-note = Клиент — A, пока клиенты перед ним дают меньше этой доли стоимости.
book-cut-b = Граница B
book-cut-b-note = Клиент — B, пока они дают меньше этой доли, иначе C.
book-cut-x = Граница X
book-cut-x-note = X — до этого коэффициента вариации (CV).
book-cut-y = Граница Y
book-cut-y-note = Y — до этого CV, иначе Z.
book-min-buckets = Минимум периодов
book-min-buckets-note = Если периодов с первого заказа меньше, клиент — N: данных слишком мало.
book-effect = Что меняют ваши параметры
book-moved = Клиентов не в той ячейке, что в выпуске
book-moved-note = С параметрами выпуска — 0; отфильтруйте последний столбец листа «Классы», чтобы увидеть, кто перешёл.
book-fixed = С чем создан выпуск
book-period = Период
book-as-of = На дату
book-as-of-note = Последний включённый день.
book-run = Расчёт
book-run-note = Тот же код стоит на каждом отчёте этого выпуска.
book-measure = Показатель ABC
book-measure-note = Нетто за окно; клиенты с неизвестной стоимостью — N.
book-window = Окно
book-base = Базовое окно
book-base-note = Предыдущее окно, с которым сравниваются классы.
book-series = Показатель XYZ
book-series-note = По периодам, включая пустые после первого заказа.
book-purchase-days = дни закупок
book-bucket = Периоды
book-bucket-note = Только полные; выбраны по данным, если не заданы в настройках.
book-bucket-count = Число периодов
book-bucket-span = Периоды с–по
book-currency = Валюта
book-accounts = Клиенты
book-nobody = Выручка без клиента
book-nobody-note = Строки заказов без клиента; они есть в итоге компании, но ни в одном классе.
book-company-revenue = Выручка компании
book-company-revenue-note = Все клиенты и строки без клиента; база долей на листе «Матрица».
book-helpers = С чем считают формулы
book-money-scale = Денежных единиц
book-money-scale-note = Суммы ранжируются целыми числами наименьшей единицы, чтобы класс не зависел от округления.
book-series-scale = Единиц периодов
book-series-scale-note = То же для сумм по периодам.
book-cut-a-top = Граница A, числитель
book-cut-a-top-note = Граница как дробь из целых чисел.
book-cut-a-bottom = Граница A, знаменатель
book-cut-a-bottom-note = A, если стоимость перед клиентом × знаменатель < числитель × общая стоимость.
book-cut-b-top = Граница B, числитель
book-cut-b-top-note = Граница как дробь из целых чисел.
book-cut-b-bottom = Граница B, знаменатель
book-cut-b-bottom-note = B, если стоимость перед клиентом × знаменатель < числитель × общая стоимость.
book-abc-total = Общая стоимость
book-abc-total-note = Стоимости больше нуля, в наименьшей единице.
book-classes-lead = Живые формулы по листу «Данные»: ранг по показателю «{$measure}», классы по границам листа «Параметры»
book-units = В единицах
book-rank = Место
book-share = Доля
book-before = Перед ним
book-cumulative = Нарастающим
book-abc = ABC
book-buckets = Периодов
book-mean = Среднее
book-deviation = Ст. откл.
book-xyz = XYZ
book-cell = Ячейка
book-strategy = Стратегия
book-issued = В выпуске
book-check = Проверка
book-equal = совпадает
book-differs = отличается
book-matrix-lead = X стабильные, Y изменчивые, Z нерегулярные, N мало периодов · число, выручка и доли следуют границам; переходы к концу базового окна
book-matrix-accounts = Клиенты
book-matrix-revenue = Выручка
book-matrix-share = Доля в выручке компании
book-matrix-strategy = Стратегия
book-matrix-came = Пришли после базового окна
book-matrix-left = Ушли после базового окна
book-matrix-moves = Переходы между ячейками, по выручке
book-total = Итого
book-from = Из
book-to = В
book-history-lead = Класс на конец каждого окна · – ещё не клиент · объявлено: переход, который держится два конца или превышает границу на 2 п. п.
book-announced = Объявлено
book-change = Последний переход
book-changed = {$from} → {$to}
book-borderline = {$from} → {$to}, на границе
book-migration-lead = Класс стоимости в базовом окне (строки) и теперь (столбцы) · – ещё не клиент · нынешние классы следуют границам
book-migration-accounts = Клиенты
book-migration-revenue = Выручка за окно
book-from-to = База / теперь
book-by-end = Клиенты по классам на конец каждого окна
book-about-lead = {$company} · на {$day} · расчёт {$run} · avain {$version}
book-about-play = Что, если
book-about-play-text = Меняйте закрашенные ячейки листа «Параметры» или сумму на листе «Данные». Это не меняет отчётов; чтобы вернуть показатели выпуска, откройте файл заново.
book-about-abc = ABC
book-about-abc-text = Клиенты по убыванию стоимости. A, пока доля перед клиентом ниже границы A; B, пока ниже границы B; иначе C. Равные стоимости — один класс; ноль и ниже — C и не входят в итог; N, если стоимость неизвестна.
book-about-xyz = XYZ
book-about-xyz-text = Выборочное стандартное отклонение, делённое на среднее по периодам, включая пустые после первого заказа. X до границы X, Y до границы Y, иначе Z; среднее ноль и ниже — Z; N, если периодов слишком мало.
book-about-new = Новый
book-about-new-text = Первый заказ менее чем за шесть месяцев до последнего дня: в отчётах класс стоит в скобках.
book-about-base = База
book-about-base-text = Окно перед текущим и классы на его конец. Они как в выпуске и не следуют границам.
book-about-announced = Объявлено
book-about-announced-text = Смена класса ABC объявляется, если держится два конца подряд или превышает границу более чем на 2 п. п.; до этого клиент на границе.
book-about-scenario = Факт, прошлый год
book-about-scenario-text = Все суммы — факт (AC). Базовое окно играет роль прошлого года (PY). Плана в этой книге нет.
book-about-exact = Пределы
book-about-exact-text = Электронные таблицы хранят 15 цифр. Классы точны, пока общая стоимость в наименьшей единице, умноженная на знаменатель границы, имеет не более 14 цифр.
book-about-nobody = Без клиента
book-about-nobody-text = Строки заказов без клиента входят в выручку компании, но ни в один класс.
book-sources = Источники
book-source = принято строк {$rows}, отклонено {$refused}
book-newest = , последний день {$day}
strategy-secure = Удерживать
strategy-plan-together = Планировать вместе
strategy-stabilise = Стабилизировать
strategy-develop = Развивать
strategy-maintain = Поддерживать
strategy-follow-projects = Следить за проектами
strategy-automate = Автоматизировать
strategy-standardise = Стандартизировать
strategy-serve-on-demand = Обслуживать по запросу
strategy-observe = Наблюдать

## Таблицы для электронных таблиц

export-region = Регион
export-revenue = Выручка {$currency}
export-revenue-base = Выручка {$currency}, база
export-change = Изменение {$currency}
export-change-percent = Изменение %
export-margin = Маржа {$currency}
export-last = Последний заказ
export-silent = Перерыв, дней
export-usual = Обычный перерыв, дней
export-next-from = Следующий заказ с
export-next-to = Следующий заказ по
export-nrr = NRR %
export-grr = GRR %
export-money = Сумма {$currency}
index-exports = Таблицы для Excel
index-actions = Действия
