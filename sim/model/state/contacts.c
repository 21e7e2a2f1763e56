/* contacts.c - the contacts that operating accounts have won. */
#include <string.h>

#include "regimesim/model/offenders.h"

/* Which mark stands for the person: multiplicative hashing, the high bits (Knuth, The art of computer programming,
 * volume 3, section 6.4). */
static uint32_t mark_of(uint32_t person)
{
    enum { MARK_BITS = 9 };
    _Static_assert(CONTACT_MARKS == 1 << MARK_BITS, "the hash has a value for each mark");
    return person * 0x9E3779B1u >> (32 - MARK_BITS);
}

void account_add_contact(const struct world *world, uint32_t index, uint32_t person)
{
    struct contact_list *list = &world->contacts[index];
    struct account *account = &world->accounts[index];
    uint32_t mark = mark_of(person);
    if (account->contact_count == 0)
        memset(list->marks, 0, sizeof list->marks);
    list->marks[mark / 64] |= 1ull << mark % 64;
    list->persons[account->contact_count++] = person;
}

/* Without leaving early: the compiler then compares several at once. */
static bool is_listed(const struct contact_list *list, uint32_t count, uint32_t person)
{
    enum { AT_ONCE = 8 };
    uint32_t k = 0, found = 0;
    for (; k + AT_ONCE <= count; k += AT_ONCE)
        for (uint32_t i = 0; i < AT_ONCE; i++)
            found |= list->persons[k + i] == person;
    for (; k < count; k++)
        found |= list->persons[k] == person;
    return found;
}

bool account_has_contact(const struct world *world, uint32_t index, uint32_t person)
{
    const struct contact_list *list = &world->contacts[index];
    uint32_t count = world->accounts[index].contact_count, mark = mark_of(person);
    return count > 0 && (list->marks[mark / 64] >> mark % 64 & 1) && is_listed(list, count, person);
}
