namespace NewsMonitor.Tagging.Matching;

/// <summary>64-bit keys to numbers, open addressing: a look-up that mostly misses costs one read.</summary>
internal sealed class HashIndex
{
    private ulong[] keys = new ulong[64];
    private int[] values = new int[64];

    public int Count { get; private set; }

    public IEnumerable<(ulong Key, int Value)> Entries => keys.Zip(values).Where(e => e.First != 0);

    /// <returns>-1 when the key is not there.</returns>
    public int Find(ulong key)
    {
        var mask = keys.Length - 1;
        for (var at = Slot(key) & mask; ; at = (at + 1) & mask)
        {
            var there = keys[at];
            if (there == key)
                return values[at];
            if (there == 0)
                return -1;
        }
    }

    public int GetOrAdd(ulong key, int value)
    {
        var found = Find(key);
        if (found >= 0)
            return found;

        if (++Count * 4 > keys.Length)
            Grow();
        Put(key, value);
        return value;
    }

    // The high half of a product is the well-mixed one.
    private static int Slot(ulong key) => (int)((key * 0x9E3779B97F4A7C15) >> 33);

    private void Put(ulong key, int value)
    {
        var mask = keys.Length - 1;
        var at = Slot(key) & mask;
        while (keys[at] != 0)
            at = (at + 1) & mask;
        keys[at] = key;
        values[at] = value;
    }

    private void Grow()
    {
        var (oldKeys, oldValues) = (keys, values);
        keys = new ulong[oldKeys.Length * 2];
        values = new int[keys.Length];
        for (var i = 0; i < oldKeys.Length; i++)
        {
            if (oldKeys[i] != 0)
                Put(oldKeys[i], oldValues[i]);
        }
    }
}
