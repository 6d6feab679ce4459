using System.Globalization;
using NewsMonitor.Local.Commands;
using NewsMonitor.Tagging;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace NewsMonitor.Local.Explaining;

/// <summary>An explanation for the terminal: the verdict, what moved the score, the words in their sentences, topics, vetoes and figures.</summary>
internal sealed class ExplainPage(Explanation explanation)
{
    private const int MostWeights = 10;
    private const int MostFigures = 15;

    private readonly TagDecision decision = explanation.Decision;

    public IEnumerable<IRenderable> Parts()
    {
        yield return new MarkedField("title", explanation.Title, decision.Evidence).Whole();
        yield return new Markup(Verdict());
        yield return Text(decision.Reason);
        yield return new Markup("[dim]Marked: [/][bold deepskyblue1]a side[/][dim], [/][bold green]a topic[/][dim], [/][bold yellow]a trigger[/][dim], [/][bold red]against[/]\n");
        foreach (var sentence in new MarkedField("text", explanation.Text, decision.Evidence).Sentences())
            yield return new Padder(sentence, new Padding(2, 0, 0, 0));
        if (explanation.Weights.Count > 0)
            yield return Weights();
        if (decision.Evidence.Count > 0)
            yield return Rules();
        if (explanation.Figures.Count > 0)
            yield return Figures();
    }

    private string Verdict()
    {
        var verdict = decision.Relevant ? "[bold green]Relevant[/]" : "[bold]Not relevant[/]";
        var topics = decision.Topics.Count > 0 ? $", on {string.Join(", ", decision.Topics)}" : "";
        var triggers = decision.Triggers.Count > 0 ? $"; {decision.Urgency.ToString().ToLowerInvariant()}: {string.Join(", ", decision.Triggers)}" : "";
        var trial = decision.Trial is { } shadow ? $"\nWith the rules on trial ({Escaped(string.Join(", ", shadow.Rules))}): {(shadow.Relevant ? "relevant" : "not relevant")}, {shadow.Score:0.00}" : "";
        return string.Create(CultureInfo.InvariantCulture, $"{verdict}: {decision.Score:0.00}, where {explanation.Threshold:0.00} is enough{topics}{triggers}. Language: {decision.Language}. Profile: {Escaped(explanation.Profile)}.{trial}");
    }

    private Table Weights()
    {
        var table = New("What moved the score", "Measured in title, lead and text", "How far (0–1)", "Log-odds");
        foreach (var weight in explanation.Weights.Take(MostWeights))
            table.AddRow(Text(weight.Feature), Number(weight.Value), Signed(weight.LogOdds));
        return table;
    }

    private Table Rules()
    {
        var table = New("Rules that matched", "Words", "Rule", "Of", "Where", "Weight");
        var rules = decision.Evidence.Where(e => e.Kind != EvidenceKind.Pattern).GroupBy(e => e.Rule).Select(g => (Strongest: g.MaxBy(e => Math.Abs(e.Weight))!, Words: WordsOf(g)));
        foreach (var (rule, words) in rules.OrderByDescending(r => r.Strongest.Weight))
            table.AddRow(Text(words), Text(rule.Rule), Text($"{rule.Kind.ToString().ToLowerInvariant()} {rule.Of}"), Text(rule.Field), Signed(rule.Weight));

        return table;
    }

    private string WordsOf(IEnumerable<Evidence> places) => string.Join(", ", places
        .Select(e => (e.Field == "title" ? explanation.Title : explanation.Text).Substring(e.Offset, e.Length))
        .Distinct(StringComparer.OrdinalIgnoreCase));

    private Table Figures()
    {
        var table = New("Figures", "As written", "Kind", "Value");
        foreach (var figure in explanation.Figures.Take(MostFigures))
            table.AddRow(Text(figure.Text), Text(figure.Kind), Text(figure.Value is { } value ? string.Create(CultureInfo.InvariantCulture, $"{value:#,0.##} {figure.Unit}") : ""));
        return table;
    }

    private static Table New(string title, params string[] columns)
    {
        var table = new Table().Title(title).Border(TableBorder.Rounded);
        foreach (var column in columns)
            table.AddColumn(column);
        return table;
    }

    private static Text Text(string text) => new(TerminalText.Line(text));

    private static Text Number(double value) => new(value.ToString("0.00", CultureInfo.InvariantCulture));

    private static Text Signed(double value) => new(value.ToString("+0.00;-0.00", CultureInfo.InvariantCulture), value < 0 ? new Style(Color.Red) : new Style(Color.Green));

    private static string Escaped(string text) => Markup.Escape(TerminalText.Line(text));
}
