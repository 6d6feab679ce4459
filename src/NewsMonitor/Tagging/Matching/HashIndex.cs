using System.Runtime.CompilerServices;

namespace NewsMonitor.Tagging.Matching;

/// <summary>64-bit keys to numbers, open addressing: a look-up that mostly misses costs one read.</summary>
internal sealed class HashIndex
{
    private const int SlotsOfAFilterWord = 16;

    // Side by side, so that a hit costs no second read.
    private (ulong Key, int Value)[] slots = new (ulong, int)[64];

    // A bit for each key, small enough to stay near the processor: nearly all that is looked up is not there, and ends here.
    private ulong[] filter = new ulong[64 / SlotsOfAFilterWord];

    public int Count { get; private set; }

    public IEnumerable<(ulong Key, int Value)> Entries => slots.Where(s => s.Key != 0);

    /// <returns>-1 when the key is not there.</returns>
    public int Find(ulong key)
    {
        if (!MayHave(key))
            return -1;

        var table = slots;
        var mask = table.Length - 1;
        for (var at = Slot(key) & mask; ; at = (at + 1) & mask)
        {
            ref readonly var there = ref table[at];
            if (there.Key == key)
                return there.Value;
            if (there.Key == 0)
                return -1;
        }
    }

    public int GetOrAdd(ulong key, int value)
    {
        var found = Find(key);
        if (found >= 0)
            return found;

        if (++Count * 3 > slots.Length)
            Grow();
        Put(key, value);
        return value;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool MayHave(ulong key)
    {
        var bit = Bit(key);
        return (filter[bit >> 6 & (filter.Length - 1)] >> (bit & 63) & 1) != 0;
    }

    private static int Bit(ulong key) => (int)(Mixed(key) >> 36);

    private static int Slot(ulong key) => (int)(Mixed(key) >> 33);

    // The high half of a product is the well-mixed one.
    private static ulong Mixed(ulong key) => key * 0x9E3779B97F4A7C15;

    private void Put(ulong key, int value)
    {
        var mask = slots.Length - 1;
        var at = Slot(key) & mask;
        while (slots[at].Key != 0)
            at = (at + 1) & mask;
        slots[at] = (key, value);
        var bit = Bit(key);
        filter[bit >> 6 & (filter.Length - 1)] |= 1UL << (bit & 63);
    }

    private void Grow()
    {
        var old = slots;
        slots = new (ulong, int)[old.Length * 2];
        filter = new ulong[slots.Length / SlotsOfAFilterWord];
        foreach (var (key, value) in old)
        {
            if (key != 0)
                Put(key, value);
        }
    }
}
